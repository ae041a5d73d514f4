// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Locale } from './texts.ts'

export function inMoney(locale: Locale, amount: string, currency: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    amount as `${number}`,
  )
}

/** An amount with its unit: "0,5 kg", "2 metre". */
export function inUnits(locale: Locale, amount: string, label: string): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(amount as `${number}`)
  return `${number} ${label}`
}
