// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import first from '../../../persistence/src/main/resources/demo/catalogue.json'
import second from '../../../persistence/src/main/resources/demo/catalogue-2.json'
import type { Locale } from './texts.ts'

type Words = Record<Locale, string>

export interface Category {
  id: string
  title: Words
}

export interface Variant {
  id: string
  title: Words
  price: string
  in_stock: boolean
}

/** The demo catalogue, as the engine answers from it. */
export interface Item {
  id: string
  title: Words
  about: Words
  words: Words
  image: string
  price: string
  was?: string
  unit: { code: string; label: Words; step: string }
  in_stock: boolean
  categories: Category[]
  variants?: Variant[]
}

const items = [...(first as Item[]), ...(second as Item[])]

export const categories: Category[] = [
  ...new Map(items.flatMap((item) => item.categories).map((each) => [each.id, each])).values(),
]

/** The goods by shelf, each shelf in its own order. */
export const catalogue: Item[] = categories.flatMap(({ id }) => items.filter((item) => item.categories[0]?.id === id))

export const itemWith = (id: string | null): Item | undefined => catalogue.find((item) => item.id === id)

/** What a shelf holds of what was looked for: every word begins some word of the product. */
export function found(locale: Locale, shelf: string | null, wish: string): Item[] {
  const plain = (text: string) => text.toLocaleLowerCase(locale).normalize('NFC')
  const wanted = plain(wish).split(/\s+/).filter(Boolean)
  return catalogue.filter((item) => {
    if (shelf && item.categories[0]?.id !== shelf) return false
    const words = plain(`${item.title[locale]} ${item.words[locale]}`).split(/[^\p{L}\p{N}]+/u)
    return wanted.every((each) => words.some((word) => word.startsWith(each)))
  })
}
