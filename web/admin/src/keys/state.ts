// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiKey } from '../api/types'

export type Standing = 'active' | 'ending' | 'expired' | 'revoked'
export type Which = 'all' | 'working' | 'over'

const week = 7 * 86_400_000

/** How a key stands for those who look after it: one that ends within a week wants attention. */
export function standingOf(key: ApiKey, now: number): Standing {
  if (key.status !== 'active') return key.status
  if (key.expires_at === undefined) return 'active'
  const left = Date.parse(key.expires_at) - now
  return left <= 0 ? 'expired' : left <= week ? 'ending' : 'active'
}

const isOver = (standing: Standing) => standing === 'expired' || standing === 'revoked'

/** The keys somebody looks for: by their words, in whatever case Turkish writes them. */
export function found(keys: readonly ApiKey[], words: string, which: Which, now: number): ApiKey[] {
  const wanted = words.trim().toLocaleLowerCase('tr')
  return keys.filter((key) => {
    const text = `${key.name} ${key.prefix} ${key.owner?.name ?? ''}`.toLocaleLowerCase('tr')
    return text.includes(wanted) && (which === 'all' || isOver(standingOf(key, now)) === (which === 'over'))
  })
}
