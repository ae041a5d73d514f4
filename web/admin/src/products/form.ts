// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../i18n/messages'
import { decimalOf, typedDecimal } from './decimals'
import { linesOf, pairsOf } from './lines'
import type { Category, Listing, ListingPatch, NewListing, Variant } from './types'
import { unitOf } from './units'

/** One form the product is bought in, as it stands in the page; its id is never shown. */
export type VariantForm = {
  id: string
  titleTr: string
  titleEn: string
  sku: string
  price: string
  was: string
  stock: string
  inStock: boolean
  image: string
  optionsTr: string
  optionsEn: string
}

/** A product as it stands in the form: numbers are text until they are saved. */
export type Form = {
  id: string
  titleTr: string
  titleEn: string
  aboutTr: string
  aboutEn: string
  wordsTr: string
  wordsEn: string
  price: string
  was: string
  stock: string
  inStock: boolean
  unit: string
  step: string
  categories: readonly Category[]
  attributesTr: string
  attributesEn: string
  variants: readonly VariantForm[]
  images: string
  url: string
}

export type Field = keyof Form

/** Why a field cannot be saved, with what the sentence about it needs. */
export type Fault =
  | { why: 'missing' | 'number' | 'ambiguous' | 'address' | 'notAbove' | 'zero' }
  | { why: 'long' | 'many'; max: number }
  | { why: 'line' | 'twice'; line: string }

export const faultOfText = (text: string, max: number): Fault | undefined =>
  text.trim() === '' ? { why: 'missing' } : text.length > max ? { why: 'long', max } : undefined

export const emptyForm: Form = {
  ...{ id: '', titleTr: '', titleEn: '', aboutTr: '', aboutEn: '', wordsTr: '', wordsEn: '' },
  ...{ price: '', was: '', stock: '', inStock: true, unit: 'piece', step: '1' },
  ...{ categories: [], attributesTr: '', attributesEn: '', variants: [], images: '', url: '' },
}

export function formOf(listing: Listing, language: Language): Form {
  const number = (decimal: string | null | undefined) => typedDecimal(decimal, language)
  return {
    id: listing.id,
    titleTr: listing.title.tr,
    titleEn: listing.title.en,
    aboutTr: listing.about.tr,
    aboutEn: listing.about.en,
    wordsTr: listing.words.tr,
    wordsEn: listing.words.en,
    price: number(listing.price),
    was: number(listing.was),
    stock: number(listing.stock),
    inStock: listing.in_stock,
    unit: listing.unit.code,
    step: number(listing.unit.step),
    categories: listing.categories,
    attributesTr: linesOf(listing.attributes.tr),
    attributesEn: linesOf(listing.attributes.en),
    variants: listing.variants.map((variant) => variantForm(variant, language)),
    images: listing.images.join('\n'),
    url: listing.url,
  }
}

function variantForm(variant: Variant, language: Language): VariantForm {
  return {
    id: variant.id,
    titleTr: variant.title.tr,
    titleEn: variant.title.en,
    sku: variant.sku ?? '',
    price: typedDecimal(variant.price, language),
    was: typedDecimal(variant.was, language),
    stock: typedDecimal(variant.stock, language),
    inStock: variant.in_stock,
    image: variant.image ?? '',
    optionsTr: linesOf(variant.options.tr),
    optionsEn: linesOf(variant.options.en),
  }
}

/** Only what was changed, so that a colleague's change of something else stays. The form has no faults by now. */
export function patchOf(form: Form, listing: Listing, language: Language): ListingPatch {
  const before = formOf(listing, language)
  const changed = (...fields: Field[]) =>
    fields.some((field) => JSON.stringify(form[field]) !== JSON.stringify(before[field]))
  const texts = (tr: 'titleTr' | 'aboutTr' | 'wordsTr', en: 'titleEn' | 'aboutEn' | 'wordsEn') => ({
    ...(changed(tr) ? { tr: form[tr] } : {}),
    ...(changed(en) ? { en: form[en] } : {}),
  })
  const whole = bodyOf(form, language, listing.unit)
  return {
    ...(changed('titleTr', 'titleEn') ? { title: texts('titleTr', 'titleEn') } : {}),
    ...(changed('aboutTr', 'aboutEn') ? { about: texts('aboutTr', 'aboutEn') } : {}),
    ...(changed('wordsTr', 'wordsEn') ? { words: texts('wordsTr', 'wordsEn') } : {}),
    ...(changed('price') ? { price: whole.price } : {}),
    ...(changed('was') ? { was: whole.was ?? null } : {}),
    ...(changed('stock') ? { stock: whole.stock ?? null } : {}),
    ...(changed('stock', 'inStock') && form.stock.trim() === '' ? { in_stock: form.inStock } : {}),
    ...(changed('unit', 'step') ? { unit: whole.unit } : {}),
    ...(changed('categories') ? { categories: whole.categories } : {}),
    ...(changed('attributesTr', 'attributesEn') ? { attributes: whole.attributes } : {}),
    ...(changed('variants') ? { variants: whole.variants } : {}),
    ...(changed('images') ? { images: whole.images } : {}),
    ...(changed('url') ? { url: form.url.trim() } : {}),
  } as ListingPatch
}

/** A product that is new; its page is where the shop has its pages unless one is given. */
export function newOf(form: Form, language: Language): NewListing {
  const { url, was, stock, ...body } = bodyOf(form, language)
  return {
    id: form.id.trim(),
    ...body,
    ...(url === '' ? {} : { url }),
    ...(was === null ? {} : { was }),
    ...(stock === null ? { in_stock: form.inStock } : { stock }),
  } as NewListing
}

function bodyOf(form: Form, language: Language, unit?: Listing['unit']) {
  const number = (text: string) => signed(text, language)
  return {
    title: { tr: form.titleTr.trim(), en: form.titleEn.trim() },
    about: { tr: form.aboutTr, en: form.aboutEn },
    words: { tr: form.wordsTr, en: form.wordsEn },
    price: number(form.price),
    was: number(form.was),
    stock: number(form.stock),
    unit: unitOf(form.unit, decimal(form.step, language), unit),
    categories: form.categories.map(({ id, title }) => ({ id, title })),
    attributes: { tr: pairs(form.attributesTr), en: pairs(form.attributesEn) },
    variants: form.variants.map((variant) => ({
      id: variant.id,
      title: { tr: variant.titleTr.trim(), en: variant.titleEn.trim() },
      sku: variant.sku.trim() || null,
      price: number(variant.price) ?? '0',
      was: number(variant.was),
      in_stock: variant.stock.trim() === '' ? variant.inStock : Number(number(variant.stock)) > 0,
      stock: number(variant.stock),
      image: variant.image.trim() || null,
      options: { tr: pairs(variant.optionsTr), en: pairs(variant.optionsEn) },
    })),
    images: form.images
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    url: form.url.trim(),
  }
}

function decimal(text: string, language: Language): string {
  const found = decimalOf(text, language, { whole: 12, most: 6 })
  return typeof found === 'string' ? found : '1'
}

function signed(text: string, language: Language): string | null {
  const bare = text.trim()
  if (bare === '') return null
  return bare.startsWith('-') ? `-${decimal(bare.slice(1), language)}` : decimal(bare, language)
}

function pairs(text: string): Record<string, string> {
  const found = pairsOf(text)
  return 'pairs' in found ? found.pairs : {}
}
