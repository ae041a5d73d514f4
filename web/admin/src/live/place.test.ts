// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { isAfter } from './place'

describe('a place of the feed', () => {
  it('comes after one with a smaller transaction, as a number', () => {
    expect(isAfter('10-1', '9-99')).toBe(true)
    expect(isAfter('9-99', '10-1')).toBe(false)
  })

  it('comes after one with a smaller order in the same transaction', () => {
    expect(isAfter('7-10', '7-9')).toBe(true)
    expect(isAfter('7-9', '7-9')).toBe(false)
  })

  it('is compared without leading zeros, and beyond what a number holds', () => {
    expect(isAfter('00000010', '00000009')).toBe(true)
    expect(isAfter('9007199254740993-1', '9007199254740992-1')).toBe(true)
  })
})
