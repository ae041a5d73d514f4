// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { faultsOf } from './faults'
import { emptyForm, formOf, newOf, patchOf } from './form'
import { fieldAt } from './pointers'
import { theirsOf } from './theirs'
import type { Listing } from './types'
import { mayComeBack } from './writes'

const product: Listing = {
  id: 'keten',
  version: 3,
  title: { tr: 'Keten kumaş', en: 'Linen fabric' },
  about: { tr: '', en: '' },
  words: { tr: 'kumaş', en: 'cloth' },
  url: '/demo/product.html?id=keten',
  images: ['/img/keten.svg'],
  price: '120.50',
  currency: 'TRY',
  unit: { code: 'm', label: { tr: 'metre', en: 'metre' }, step: '0.5', decimals: 2 },
  in_stock: true,
  stock: '40',
  categories: [{ id: 'kumas', title: { tr: 'Kumaş', en: 'Fabric' } }],
  attributes: { tr: { Renk: 'bej' }, en: { Colour: 'beige' } },
  variants: [
    {
      ...{ id: 'bej', title: { tr: 'Bej', en: 'Beige' }, sku: 'K-1', price: '120.50', in_stock: true, stock: null },
      options: { tr: { Renk: 'bej' }, en: { Colour: 'beige' } },
    },
  ],
}
const form = formOf(product, 'tr')
const faults = (changes: Partial<typeof form>) => faultsOf({ ...form, ...changes }, form, 'tr')

describe('the form of a product', () => {
  it('sends nothing when nothing was changed', () => {
    expect(patchOf(form, product, 'tr')).toEqual({})
    expect(faults({})).toEqual({})
  })

  it('sends only what was changed', () => {
    const changed = { ...form, price: '99,9', titleEn: 'Linen', was: '120,50' }
    expect(patchOf(changed, product, 'tr')).toEqual({ price: '99.9', was: '120.50', title: { en: 'Linen' } })
  })

  it('lets the number decide whether there is any, and without one what was ticked', () => {
    expect(patchOf({ ...form, stock: '0' }, product, 'tr')).toEqual({ stock: '0' })
    expect(patchOf({ ...form, stock: '', inStock: false }, product, 'tr')).toEqual({ stock: null, in_stock: false })
    const soldOut = { ...product, stock: '0', in_stock: false }
    expect(patchOf({ ...formOf(soldOut, 'tr'), stock: '' }, soldOut, 'tr')).toEqual({ stock: null, in_stock: false })
  })

  it('keeps what a unit is called and counts the decimals of its step', () => {
    expect(patchOf({ ...form, step: '0,125' }, product, 'tr').unit).toEqual({
      ...product.unit,
      step: '0.125',
      decimals: 3,
    })
    expect(patchOf({ ...form, unit: 'kg', step: '0,1' }, product, 'tr').unit).toEqual({
      ...{ code: 'kg', label: { tr: 'kg', en: 'kg' }, step: '0.1', decimals: 3 },
    })
  })

  it('sends variants as a whole, with what the form does not show', () => {
    const [only] = form.variants
    if (only === undefined) throw new Error('there is one')
    const variants = [{ ...only, stock: '0', was: '' }]
    expect(patchOf({ ...form, variants }, product, 'tr').variants).toEqual([
      { ...product.variants[0], was: null, image: null, stock: '0', in_stock: false },
    ])
  })

  it('makes a new product of what was given alone', () => {
    const made = newOf({ ...emptyForm, id: 'kase', titleTr: 'Kâse', titleEn: 'Bowl', price: '50' }, 'tr')
    expect(made).toMatchObject({ id: 'kase', price: '50', in_stock: true, unit: { code: 'piece', step: '1' } })
    expect(made).not.toHaveProperty('url')
    expect(made).not.toHaveProperty('was')
  })
})

describe('what cannot be saved', () => {
  it('is said at its field', () => {
    expect(faults({ titleTr: ' ' })).toEqual({ titleTr: { why: 'missing' } })
    expect(faults({ price: '1.299' })).toEqual({ price: { why: 'ambiguous' } })
    expect(faults({ was: '120,5' })).toEqual({ was: { why: 'notAbove' } })
    expect(faults({ stock: 'çok' })).toEqual({ stock: { why: 'number' } })
    expect(faults({ stock: '-3' })).toEqual({})
    expect(faults({ price: '-3' })).toEqual({ price: { why: 'number' } })
    expect(faults({ step: '0' })).toEqual({ step: { why: 'zero' } })
    expect(faults({ url: 'javascript:alert(1)' })).toEqual({ url: { why: 'address' } })
    expect(faults({ attributesTr: 'Renk' })).toEqual({ attributesTr: { why: 'line', line: 'Renk' } })
    const [only] = form.variants
    if (only === undefined) throw new Error('there is one')
    expect(faults({ variants: [only, { ...only, id: 'x', price: '' }] })).toEqual({
      'variants.1.price': { why: 'missing' },
    })
  })

  it('of a new product is what is missing', () => {
    expect(Object.keys(faultsOf(emptyForm, emptyForm, 'en', true))).toEqual(['titleTr', 'titleEn', 'price', 'id'])
  })

  it('is found where the server points', () => {
    expect(fieldAt('/title/en')).toBe('titleEn')
    expect(fieldAt('/images/3')).toBe('images')
    expect(fieldAt('/variants/2/options/en/Size')).toBe('variants.2.optionsEn')
    expect(fieldAt('/variants/1/id')).toBe('variants.1.titleTr')
    expect(fieldAt('/version')).toBeUndefined()
  })
})

describe('two who change the same product', () => {
  const read = formOf(product, 'tr')

  it('are told of what both changed, and of nothing else', () => {
    const now = formOf({ ...product, version: 4, price: '90.00', url: '/new' }, 'tr')
    expect(theirsOf(read, now, { price: '99', titleTr: 'Keten' })).toEqual({ price: '90,00' })
  })

  it('need not be told when both put the same', () => {
    const now = formOf({ ...product, price: '90.00' }, 'tr')
    expect(theirsOf(read, now, { price: '90,00' })).toEqual({})
  })

  it('are told of lists without their words', () => {
    const now = formOf({ ...product, categories: [] }, 'tr')
    expect(theirsOf(read, now, { categories: [...form.categories, { id: 'x', title: { tr: 'x', en: 'x' } }] })).toEqual(
      {
        categories: undefined,
      },
    )
  })
})

describe('a deleted product', () => {
  it('comes back only when nothing of it is lost', () => {
    expect(mayComeBack(product, 'TRY')).toBe(true)
    expect(mayComeBack({ ...product, handle: 'keten' }, 'TRY')).toBe(true)
    expect(mayComeBack({ ...product, handle: 'keten-kumas' }, 'TRY')).toBe(false)
    expect(mayComeBack(product, 'EUR')).toBe(false)
  })
})
