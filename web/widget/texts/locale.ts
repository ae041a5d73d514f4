// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { en, type Texts } from './en.ts'
import { tr } from './tr.ts'

/** How the widget speaks: its texts, and money, numbers and times as the visitor writes them. */
export interface Speech {
  locale: string
  /** The language of the texts, which may be another than the one asked for. */
  language: 'tr' | 'en'
  text(name: keyof Texts, values?: Record<string, string | number>): string
  money(amount: string, currency: string): string
  time(instant: string): string
}

const texts = { tr, en }

/** The first locale of these that is one. */
export function speechFor(...wishes: (string | null | undefined)[]): Speech {
  const locale = wishes.map(canonical).find((wish) => wish !== null) ?? 'en'
  const language = /^tr\b/i.test(locale) ? 'tr' : 'en'
  return {
    locale,
    language,
    text: (name, values = {}) => texts[language][name].replace(/\{(\w+)\}/g, (_, value) => String(values[value] ?? '')),
    money: (amount, currency) => inMoney(locale, amount, currency),
    time: (instant) => new Date(instant).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
  }
}

function canonical(wish: string | null | undefined): string | null {
  try {
    const name = wish ? new Intl.Locale(wish.replace('_', '-')).baseName : ''
    return name && name.length <= 35 ? name : null
  } catch {
    return null
  }
}

/** Formats the decimal string itself where the browser can, so no amount passes through binary fractions. */
function inMoney(locale: string, amount: string, currency: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    return format.format(amount as `${number}`)
  } catch {
    return `${amount} ${currency}`
  }
}
