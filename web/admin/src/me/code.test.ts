// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { codeOf, inGroups, isOfApp } from './code'

describe('a code as it is typed', () => {
  it('loses its gaps', () => {
    expect(codeOf(' 123 456\n')).toBe('123456')
  })

  it('is of the app when it has six digits', () => {
    expect(isOfApp('123 456')).toBe(true)
    expect(isOfApp('12345')).toBe(false)
    expect(isOfApp('1234567')).toBe(false)
    expect(isOfApp('abcd-efgh-jkmn-pqrs')).toBe(false)
    expect(isOfApp('１２３４５６')).toBe(false)
  })
})

describe('a secret to be typed in', () => {
  it('stands in groups of four', () => {
    expect(inGroups('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
    expect(inGroups('')).toBe('')
  })
})
