// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
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
  [['tr-TR', 'en'], 'tr-TR', 'tr'],
  [[null, 'tr'], 'tr', 'tr'],
  [['tr_TR'], 'tr-TR', 'tr'],
  [['de'], 'de', 'en'],
  [['!!', undefined, 'en-GB'], 'en-GB', 'en'],
  [[], 'en', 'en'],
  [['trv'], 'trv', 'en'],
  [['en-US-u-ca-gregory'], 'en-US', 'en'],
])('of %j the widget takes %s and speaks %s', (wishes, locale, language) => {
  expect(speechFor(...wishes)).toMatchObject({ locale, language })
})

it('money keeps every digit it was given', () => {
  const { money } = speechFor('tr')
  expect(money('123456789012.10', 'TRY')).toBe('₺123.456.789.012,10')
  expect(money('5', 'XXQ')).toContain('5,00')
  expect(money('5', '?')).toBe('5 ?')
})
