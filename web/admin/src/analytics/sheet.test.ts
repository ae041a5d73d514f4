// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { csv } from './sheet'

const cell = (value: Parameters<typeof csv>[0][number][number]) => csv([[value]]).slice(1, -2)

describe('a sheet', () => {
  it('begins with the mark of UTF-8 and ends its lines as RFC 4180 says', () => {
    expect(
      csv([
        ['a', 1],
        ['b', null],
      ]),
    ).toBe('\uFEFFa,1\r\nb,\r\n')
  })

  it('calculates nothing that a visitor wrote', () => {
    for (const sign of ['=', '+', '-', '@', '\t']) expect(cell(`${sign}1+1`)).toBe(`'${sign}1+1`)
    expect(cell('\rx')).toBe('"\'\rx"')
    expect(cell('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"')
  })

  it('leaves numbers numbers', () => {
    expect(cell(-5)).toBe('-5')
    expect(cell(0.075)).toBe('0.075')
    expect(cell({ decimal: '-12345678901.50' })).toBe('-12345678901.50')
    expect(cell('a-b=c')).toBe('a-b=c')
  })

  it('quotes what would break a line or a cell', () => {
    expect(cell('çay, "demli"\nsıcak')).toBe('"çay, ""demli""\nsıcak"')
  })
})
