// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../i18n/messages'
import { decimalOf } from './decimals'
import { type Fault, type Form, faultOfText, type VariantForm } from './form'
import { pairsOf } from './lines'

export type Faults = Record<string, Fault>

const isAddress = (text: string) => /^(\/|https?:\/\/)/.test(text) && text.length <= 2000

/** What cannot be saved as it stands, in the form's order; a field that was left as it is may stay as it is. */
export function faultsOf(form: Form, before: Form, language: Language, isNew = false): Faults {
  const faults: Faults = {}
  const changed = (field: keyof Form) => isNew || form[field] !== before[field]
  const check = (field: keyof Form, fault: () => Fault | undefined) => {
    const found = changed(field) ? fault() : undefined
    if (found !== undefined) faults[field] = found
  }
  check('titleTr', () => faultOfText(form.titleTr, 300))
  check('titleEn', () => faultOfText(form.titleEn, 300))
  for (const field of ['aboutTr', 'aboutEn', 'wordsTr', 'wordsEn'] as const)
    check(field, () => (form[field].length > 20_000 ? { why: 'long', max: 20_000 } : undefined))
  check('price', () => number(form.price, language))
  if (changed('price') || changed('was')) {
    const fault = faultOfWas(form, language)
    if (fault !== undefined) faults.was = fault
  }
  check('stock', () => optional(form.stock, (text) => number(text, language, true)))
  check('step', () => {
    const step = decimalOf(form.step, language, { whole: 6, most: 6 })
    return typeof step !== 'string' ? step : Number(step) > 0 ? undefined : { why: 'zero' }
  })
  for (const field of ['attributesTr', 'attributesEn'] as const) check(field, () => badLine(form[field]))
  if (changed('variants')) {
    form.variants.forEach((variant, place) => {
      for (const [field, fault] of Object.entries(variantFaults(variant, language)))
        faults[`variants.${place}.${field}`] = fault
    })
  }
  if (isNew) check('id', () => faultOfText(form.id, 64))
  // A page's address may be left to the shop's pattern only while the product is new.
  check('url', () => (isNew && form.url === '' ? undefined : isAddress(form.url) ? undefined : { why: 'address' }))
  check('images', () => {
    const images = form.images.split('\n').map((line) => line.trim())
    if (images.length > 50) return { why: 'many', max: 50 }
    return images.every((line) => line === '' || isAddress(line)) ? undefined : { why: 'address' }
  })
  return faults
}

function variantFaults(variant: VariantForm, language: Language): Faults {
  const found: Record<string, Fault | undefined> = {
    titleTr: faultOfText(variant.titleTr, 300),
    titleEn: faultOfText(variant.titleEn, 300),
    sku: variant.sku.length > 100 ? { why: 'long', max: 100 } : undefined,
    price: number(variant.price, language),
    was: faultOfWas(variant, language),
    stock: optional(variant.stock, (text) => number(text, language, true)),
    optionsTr: badLine(variant.optionsTr),
    optionsEn: badLine(variant.optionsEn),
  }
  return Object.fromEntries(Object.entries(found).filter((one): one is [string, Fault] => one[1] !== undefined))
}

const optional = (text: string, fault: (text: string) => Fault | undefined) =>
  text.trim() === '' ? undefined : fault(text)

function number(text: string, language: Language, isSigned = false): Fault | undefined {
  // Of goods that were sold before they were counted there are less than none.
  const found = decimalOf(isSigned ? text.trim().replace(/^-/, '') : text, language)
  return text.trim() === '' ? { why: 'missing' } : typeof found === 'string' ? undefined : found
}

function faultOfWas({ price, was }: { price: string; was: string }, language: Language): Fault | undefined {
  if (was.trim() === '') return undefined
  const [now, before] = [decimalOf(price, language), decimalOf(was, language)]
  if (typeof before !== 'string') return before
  return typeof now === 'string' && Number(before) <= Number(now) ? { why: 'notAbove' } : undefined
}

function badLine(text: string): Fault | undefined {
  const found = pairsOf(text)
  return 'why' in found ? found : undefined
}
