// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { contrast, inkOn, isColor, paleOn } from './contrast'

describe('the contrast of a colour', () => {
  it('is 21 between black and white and 1 with itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#128072', '#128072')).toBe(1)
  })

  it('leaves words on every colour readable', () => {
    for (let grey = 0; grey < 256; grey += 1) {
      const color = `#${grey.toString(16).padStart(2, '0').repeat(3)}`
      expect(contrast(color, inkOn(color))).toBeGreaterThan(4.5)
    }
    expect(inkOn('#ffdd00')).toBe('#000000')
    expect(inkOn('#128072')).toBe('#ffffff')
  })

  it('is told where a colour is hard to see', () => {
    expect(paleOn('#128072', 'auto')).toEqual([])
    expect(paleOn('#ffee88', 'auto')).toEqual(['light'])
    expect(paleOn('#ffee88', 'dark')).toEqual([])
    expect(paleOn('#1a1a2a', 'auto')).toEqual(['dark'])
  })

  it('is asked of colours alone', () => {
    expect(['#12807', '128072', '#128072 ', 'red', '#xyzxyz'].some(isColor)).toBe(false)
    expect(isColor('#AbCdEf')).toBe(true)
  })
})
