// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../i18n/messages'

export type NotANumber = 'number' | 'ambiguous'

/**
 * What was typed, as a decimal of the API. Both separators are taken for that of decimals; what the language of the page
 * would read as thousands (`1.299` in Turkish) is asked about, because a price must not be guessed.
 */
export function decimalOf(
  text: string,
  language: Language,
  { whole = 9, most = 4 } = {},
): string | { why: NotANumber } {
  const bare = text.replace(/\s/g, '')
  const found = new RegExp(`^(\\d{1,${whole}})(?:[.,](\\d{1,${most}}))?$`).exec(bare)
  if (found === null) return { why: 'number' }
  const thousands = language === 'tr' ? /^[1-9]\d{0,2}\.\d{3}$/ : /^[1-9]\d{0,2},\d{3}$/
  if (thousands.test(bare)) return { why: 'ambiguous' }
  const [, before = '', after] = found
  const digits = before.replace(/^0+(?=\d)/, '')
  return after === undefined ? digits : `${digits}.${after}`
}

/** A decimal of the API as the language writes it, to be changed by hand. */
export const typedDecimal = (decimal: string | null | undefined, language: Language): string =>
  decimal == null ? '' : language === 'tr' ? decimal.replace('.', ',') : decimal
