// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
import { languageOf, localeOf } from './choice.ts'
import { en } from './en.ts'
import { speechFor } from './locale.ts'
import { tr } from './tr.ts'

it('both languages have the same words with the same gaps', () => {
  const gaps = (texts: object) =>
    Object.entries(texts).map(([name, text]) => [
      name,
      String(text)
        .match(/\{\w+\}/g)
        ?.sort() ?? [],
    ])
  expect(gaps(tr)).toEqual(gaps(en))
})

it.each([
  ['tr-TR', 'tr-TR', 'tr'],
  ['tr_TR', 'tr-TR', 'tr'],
  ['de', 'de', 'en'],
  ['!!', 'en-GB', 'en'],
  [undefined, 'en-GB', 'en'],
  [null, 'en-GB', 'en'],
  ['trv', 'trv', 'en'],
  ['en-US-u-ca-gregory', 'en-US', 'en'],
])('for %j the widget takes %s and speaks %s', (wish, locale, language) => {
  document.documentElement.lang = 'en-GB'
  expect(localeOf(wish)).toBe(locale)
  expect(languageOf(localeOf(wish))).toBe(language)
})

it('money keeps every digit it was given', () => {
  const { money } = speechFor({ locale: 'tr', language: 'tr', texts: tr })
  expect(money('123456789012.10', 'TRY')).toBe('₺123.456.789.012,10')
  expect(money('5', 'XXQ')).toContain('5,00')
  expect(money('5', '?')).toBe('5 ?')
})
