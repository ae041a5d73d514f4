// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { refusalOf } from './ChooseFile'
import { faultsOfFile } from './faultFile'

describe('the error file', () => {
  it('is read row by row, with what stands in quotes', () => {
    const file =
      '\uFEFFrow,field,code,message_tr,message_en,given\r\n' +
      '3,Variant Price,not_a_number,Sayı değil,Not a number,x\r\n' +
      '7,Title,too_long,Çok uzun,Too long,"a ""b"", c\nd"\r\n' +
      '9,Handle,missing,Boş bırakılamaz,Must not be empty,\r\n'
    expect(faultsOfFile(file)).toEqual([
      { row: '3', field: 'Variant Price', code: 'not_a_number', tr: 'Sayı değil', en: 'Not a number', given: 'x' },
      { row: '7', field: 'Title', code: 'too_long', tr: 'Çok uzun', en: 'Too long', given: 'a "b", c\nd' },
      { row: '9', field: 'Handle', code: 'missing', tr: 'Boş bırakılamaz', en: 'Must not be empty', given: '' },
    ])
  })

  it('may be empty or broken off', () => {
    expect(faultsOfFile('row,field\r\n')).toEqual([])
    expect(faultsOfFile('row,field\r\n1,"a')).toEqual([])
  })
})

describe('a chosen file', () => {
  it('is sent when its name and size fit', () => {
    expect(refusalOf({ name: 'Shop.CSV', size: 5 })).toBeUndefined()
    expect(refusalOf({ name: 'shop.xlsx', size: 5 })).toBe('notAFile')
    expect(refusalOf({ name: 'shop.json', size: 65 * 1024 * 1024 })).toBe('tooLarge')
  })
})
