// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { freeName, linesOf, pairsOf, slug } from './lines'

describe('attributes as lines', () => {
  it('are read as they are written', () => {
    const pairs = { Renk: 'mavi', 'Yıkama notu': '30°C: elde', why: 'because', line: 'straight' }
    expect(pairsOf(linesOf(pairs))).toEqual({ pairs })
    expect(pairsOf('\n  Renk :  mavi \n\n')).toEqual({ pairs: { Renk: 'mavi' } })
    expect(pairsOf('')).toEqual({ pairs: {} })
  })

  it.each(['Renk', 'Renk:', ': mavi', 'a\nb: c'])('are not “%s”', (text) => {
    expect(pairsOf(text)).toMatchObject({ why: 'line' })
  })

  it('name each thing once', () => {
    expect(pairsOf('Renk: mavi\nRenk: kırmızı')).toEqual({ why: 'twice', line: 'Renk: kırmızı' })
  })
})

describe('ids', () => {
  it.each([
    ['Çocuk Ayakkabısı', 'cocuk-ayakkabisi'],
    ['IŞIK & İnci', 'isik-inci'],
    ['  --  ', ''],
    ['Kâse', 'kase'],
  ])('“%s” is %s', (name, id) => expect(slug(name)).toBe(id))

  it('are free', () => {
    expect(freeName('v1', [])).toBe('v1')
    expect(freeName('v1', ['v1', 'v1-2'])).toBe('v1-3')
  })
})
