// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { cartLine, fact, product, view } from '../../test/samples'
import { foldView } from '../live/view'
import { safeUrl } from '../shell/safeUrl'
import { productTitles, seqOf, timeline } from './timeline'
import { earlierMessages, mayHaveEarlier } from './useEarlier'

const facts = [
  fact(2, 'said', { by: 'visitor', text: 'bir' }),
  fact(3, 'interacted', { product: 'p-1', action: 'view' }),
  fact(4, 'said', { by: 'bot', text: 'iki', products: [product] }),
  fact(5, 'interacted', { product: 'p-1', action: 'buy' }),
]
const whole = facts.reduce(foldView, view())

describe('the conversation of a session', () => {
  it('has words and acts in the order they happened', () => {
    expect(timeline(whole.messages, whole.interactions).map(seqOf)).toEqual([2, 3, 4, 5])
    expect(productTitles(whole).get('p-1')).toBe(product.title)
  })

  it('begins with a message: acts before the oldest one shown wait for it', () => {
    const last = { ...whole, messages: whole.messages.slice(1) }
    expect(timeline(last.messages, last.interactions).map(seqOf)).toEqual([4, 5])
    const earlier = earlierMessages(facts, last)
    expect(timeline([...earlier, ...last.messages], last.interactions).map(seqOf)).toEqual([2, 3, 4, 5])
    expect(earlier).toEqual([whole.messages[0]])
  })

  it('has the cart as it was after each change between them', () => {
    const totals = { total: '10.00', currency: 'TRY' }
    const bought = [
      fact(6, 'cart_changed', { by: 'visitor', cart: 's-1', cart_seq: 1, lines: [cartLine], totals }),
      fact(7, 'cart_changed', { by: 'shop', cart: 's-1', cart_seq: 2, lines: [], totals: { total: '0' } }),
    ].reduce(foldView, whole)
    expect(timeline(bought.messages, bought.interactions, bought.cart_changes).map(seqOf)).toEqual([2, 3, 4, 5, 6, 7])
    expect(bought.cart_changes.map(({ lines, total, currency }) => [lines, total, currency])).toEqual([
      [1, '10.00', 'TRY'],
      [0, '0', null],
    ])
  })

  it('may have more before it when the view is full, by number or by length', () => {
    const [message] = whole.messages
    if (message === undefined) throw new Error('nothing was said')
    expect(mayHaveEarlier(whole)).toBe(false)
    expect(mayHaveEarlier({ ...whole, messages: Array(30).fill(message) })).toBe(true)
    expect(mayHaveEarlier({ ...whole, messages: Array(4).fill({ ...message, text: 'a'.repeat(4000) }) })).toBe(true)
  })
})

describe('an address told by a page', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'http://['])('is not linked to: %s', (url) => {
    expect(safeUrl(url)).toBeUndefined()
  })

  it('is linked to when it is one of the web', () => {
    expect(safeUrl('https://shop.example/a?b=c')).toBe('https://shop.example/a?b=c')
    expect(safeUrl('/demo/')).toMatch(/^http.*\/demo\/$/)
    expect(safeUrl(null)).toBeUndefined()
  })
})
