// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import entries from '../../../persistence/src/main/resources/demo/catalogue.json'
import type { Locale } from './texts.ts'

/** The demo catalogue, as the engine answers from it. */
export interface Item {
  id: string
  title: Record<Locale, string>
  about: Record<Locale, string>
  image: string
  price: string
  was?: string
  unit: { code: string; label: Record<Locale, string> }
  in_stock: boolean
  variants?: { id: string; title: Record<Locale, string>; price: string; in_stock: boolean }[]
}

export const catalogue = entries as Item[]

export const itemWith = (id: string | null): Item | undefined => catalogue.find((item) => item.id === id)

export function inMoney(locale: Locale, amount: string, currency: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    amount as `${number}`,
  )
}
