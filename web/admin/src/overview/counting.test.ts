// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { fact, onTopic } from '../../test/samples'
import { Counting } from './counting'

const said = (pos: string) => onTopic('sessions', 's-1', fact(2, 'said', { by: 'visitor', text: 'x' }), pos)
const counting = () => new Counting<number>((count) => count + 1)

describe('a count that is asked once and followed', () => {
  it('takes in what came after its place, whichever came first', () => {
    const count = counting()
    count.told('5-1')
    for (const pos of ['6-1', '7-1', '8-1']) count.event(said(pos))
    expect(count.counted(100, '7-1')).toBe(true)
    expect(count.value).toBe(101)
    count.event(said('9-1'))
    expect(count.value).toBe(102)
  })

  it('does not take in again what it holds', () => {
    const count = counting()
    count.counted(100, '7-1')
    expect(count.told('5-1')).toBe(true)
    count.event(said('6-1'))
    count.event(said('7-1'))
    expect(count.value).toBe(100)
    count.event(said('10-1'))
    expect(count.value).toBe(101)
  })

  it('is asked again when facts are missing between it and the feed', () => {
    const count = counting()
    count.told('9-1')
    expect(count.counted(100, '7-1')).toBe(false)
    expect(count.value).toBeUndefined()
    count.event(said('10-1'))
    expect(count.counted(103, '9-1')).toBe(true)
    expect(count.value).toBe(104)
  })

  it('is asked again when the feed began anew, and goes on with the old one until then', () => {
    const count = counting()
    count.told('1-1')
    count.counted(100, '1-1')
    expect(count.told('50-1')).toBe(false)
    count.event(said('51-1'))
    expect(count.value).toBe(101)
    expect(count.counted(149, '50-1')).toBe(true)
    expect(count.value).toBe(150)
    count.event(said('52-1'))
    expect(count.value).toBe(151)
  })

  it('counts nothing twice when the feed tells again what it told before, and need not be asked', () => {
    const count = counting()
    count.told('1-1')
    count.counted(100, '1-1')
    for (const pos of ['2-1', '3-1']) count.event(said(pos))
    expect(count.told('2-1')).toBe(true)
    for (const pos of ['3-1', '4-1']) count.event(said(pos))
    expect(count.value).toBe(103)
  })

  it('is counted anew at any place after the hole', () => {
    const count = counting()
    count.told('1-1')
    count.counted(100, '1-1')
    count.told('50-1')
    for (const pos of ['51-1', '52-1', '53-1']) count.event(said(pos))
    expect(count.counted(151, '52-1')).toBe(true)
    expect(count.value).toBe(152)
  })
})
