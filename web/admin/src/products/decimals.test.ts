// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { decimalOf, typedDecimal } from './decimals'

describe('a number that was typed', () => {
  it.each([
    ['12.5', '12.5'],
    ['12,50', '12.50'],
    [' 1 299,90 ', '1299.90'],
    ['007', '7'],
    ['0.25', '0.25'],
  ])('takes “%s” for %s in both languages', (typed, decimal) => {
    expect(decimalOf(typed, 'tr')).toBe(decimal)
    expect(decimalOf(typed, 'en')).toBe(decimal)
  })

  it('asks about what the language of the page reads as thousands', () => {
    expect(decimalOf('1.299', 'tr')).toEqual({ why: 'ambiguous' })
    expect(decimalOf('1,299', 'en')).toEqual({ why: 'ambiguous' })
    expect(decimalOf('1,299', 'tr')).toBe('1.299')
    expect(decimalOf('0.125', 'tr')).toBe('0.125')
  })

  it.each(['', 'ten', '1.299,90', '1,2,3', '-1', '1e3', '.5', '1234567890', '1.23456', '₺5'])(
    'does not take “%s”',
    (typed) => expect(decimalOf(typed, 'en')).toEqual({ why: 'number' }),
  )

  it('is shown as it would be typed', () => {
    expect(typedDecimal('1249.90', 'tr')).toBe('1249,90')
    expect(typedDecimal('1249.90', 'en')).toBe('1249.90')
    expect(typedDecimal(undefined, 'tr')).toBe('')
  })
})
