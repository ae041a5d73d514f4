// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { setupEn } from '../i18n/setup.en'
import { setupTr } from '../i18n/setup.tr'
import { beside, steps } from './wizard'

describe('the steps', () => {
  it('lead from the admin to the summary and back, and end there', () => {
    expect(beside('admin', 1)).toBe('shop')
    expect(beside('shop', -1)).toBe('admin')
    expect(beside('admin', -1)).toBe('admin')
    expect(beside('summary', 1)).toBe('summary')
    expect(steps.at(-1)).toBe('summary')
  })
})

describe('the texts', () => {
  it('say the same things in both languages and leave nothing empty', () => {
    const keys = (node: object, path = ''): string[] =>
      Object.entries(node).flatMap(([key, value]) =>
        typeof value === 'string'
          ? [value.trim() === '' ? `${path}${key} is empty` : `${path}${key}`]
          : keys(value, `${path}${key}.`),
      )
    expect(keys(setupTr).sort()).toEqual(keys(setupEn).sort())
  })
})
