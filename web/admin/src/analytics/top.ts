// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { TopProducts } from '../api/types'

export type TopProduct = TopProducts['items'][number]

/** As people search: without regard to case and accents, in Turkish too, where I and İ are two letters. */
const folded = (text: string) =>
  text.toLocaleLowerCase('tr').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i')

export function matching(items: readonly TopProduct[], words: string): TopProduct[] {
  const wanted = folded(words.trim())
  return items.filter(({ title, product }) => folded(`${title ?? ''} ${product}`).includes(wanted))
}
