// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Language, Words } from './choice.ts'
import type { Texts } from './en.ts'

/** How the widget speaks: its texts, and money, numbers and times as the visitor writes them. */
export interface Speech {
  locale: string
  language: Language
  text(name: keyof Texts, values?: Record<string, string | number>): string
  money(amount: string, currency: string): string
  time(instant: string): string
}

export const speechFor = ({ locale, language, texts }: Words): Speech => ({
  locale,
  language,
  text: (name, values = {}) => texts[name].replace(/\{(\w+)\}/g, (_, value) => String(values[value] ?? '')),
  money: (amount, currency) => inMoney(locale, amount, currency),
  time: (instant) => new Date(instant).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
})

/** Formats the decimal string itself where the browser can, so no amount passes through binary fractions. */
function inMoney(locale: string, amount: string, currency: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    return format.format(amount as `${number}`)
  } catch {
    return `${amount} ${currency}`
  }
}
