// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { fact, onTopic } from '../../test/samples'
import { type Deed, isDeed, kindOf, withDeed } from './newest'

const views = { used: 1, limit: 20, resets: '2026-11-21T21:00:00Z' }
const deed = (seq: number, action: 'view' | 'compare' | 'buy' | 'add_to_cart' = 'view', session = 's-1') =>
  ({ session, ...fact(seq, 'interacted', { product: `p-${seq}`, action, views }) }) as Deed

describe('the newest interactions', () => {
  it('begin with the last, and hold each once', () => {
    const deeds = [deed(2), deed(3), deed(3), deed(3, 'view', 's-2')].reduce(withDeed, [] as readonly Deed[])
    expect(deeds.map(({ session, seq }) => `${session} ${seq}`)).toEqual(['s-2 3', 's-1 3', 's-1 2'])
  })

  it('are fifty', () => {
    const deeds = Array.from({ length: 60 }, (_, n) => deed(n + 1)).reduce(withDeed, [] as readonly Deed[])
    expect(deeds).toHaveLength(50)
    expect(deeds[0]?.seq).toBe(60)
  })

  it('are told apart by what they are about', () => {
    const refused = { session: 's', ...fact(4, 'view_refused', { product: 'p', ...views }) } as Deed
    const bought = {
      session: 's',
      ...fact(5, 'purchased', { order: 'A', total: '1', currency: 'TRY', status: 'reported' }),
    } as Deed
    const all = [deed(1), deed(2, 'compare'), deed(3, 'buy'), deed(3, 'add_to_cart'), refused, bought]
    expect(all.map(kindOf)).toEqual(['views', 'views', 'carts', 'carts', 'refused', 'carts'])
  })

  it('are no words', () => {
    expect(isDeed(onTopic('interactions', 's', fact(2, 'said', { by: 'visitor', text: 'x' }), '1-1'))).toBe(false)
  })
})
