// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Form } from './form'

const pointers: readonly [pointer: string, field: keyof Form][] = [
  ['/id', 'id'],
  ['/title/tr', 'titleTr'],
  ['/title/en', 'titleEn'],
  ['/title', 'titleTr'],
  ['/about/tr', 'aboutTr'],
  ['/about/en', 'aboutEn'],
  ['/words/tr', 'wordsTr'],
  ['/words/en', 'wordsEn'],
  ['/price', 'price'],
  ['/was', 'was'],
  ['/stock', 'stock'],
  ['/in_stock', 'inStock'],
  ['/unit/step', 'step'],
  ['/unit', 'unit'],
  ['/categories', 'categories'],
  ['/attributes/en', 'attributesEn'],
  ['/attributes', 'attributesTr'],
  ['/images', 'images'],
  ['/url', 'url'],
]

const inVariant: Record<string, string> = {
  'title/tr': 'titleTr',
  'title/en': 'titleEn',
  sku: 'sku',
  price: 'price',
  was: 'was',
  stock: 'stock',
  'options/tr': 'optionsTr',
  'options/en': 'optionsEn',
}

/** The field of the form a refusal of the server points at, by its name. */
export function fieldAt(pointer: string): string | undefined {
  const [, place, part = ''] = /^\/variants\/(\d+)\/?(.*)$/.exec(pointer) ?? []
  if (place !== undefined) {
    const field = Object.entries(inVariant).find(([path]) => part === path || part.startsWith(`${path}/`))?.[1]
    return `variants.${place}.${field ?? 'titleTr'}`
  }
  return pointers.find(([path]) => pointer === path || pointer.startsWith(`${path}/`))?.[1]
}
