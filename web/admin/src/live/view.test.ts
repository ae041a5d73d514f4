// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { fact, product, view } from '../../test/samples'
import type { SessionEvent, SessionView } from '../api/types'
import { foldView, isGap } from './view'

const fold = (start: SessionView, ...events: SessionEvent[]) => events.reduce(foldView, start)

describe('a session folded from its events', () => {
  it('gathers what was said, with the intents in their order', () => {
    const after = fold(
      view(),
      fact(2, 'said', { by: 'visitor', cid: 'c-1', text: 'fıstık var mı', intent: 'product_search' }),
      fact(3, 'said', { by: 'bot', text: 'Buyurun', products: [product], turn: 2 }),
    )
    expect(after.messages).toEqual([
      {
        seq: 2,
        at: '2026-11-21T09:00:02.000Z',
        by: 'visitor',
        name: null,
        text: 'fıstık var mı',
        intent: 'product_search',
        products: [],
        turn: null,
        cid: 'c-1',
      },
      {
        seq: 3,
        at: '2026-11-21T09:00:03.000Z',
        by: 'bot',
        name: null,
        text: 'Buyurun',
        intent: null,
        products: [product],
        turn: 2,
        cid: null,
      },
    ])
    expect(after.intents).toEqual([{ seq: 2, at: '2026-11-21T09:00:02.000Z', intent: 'product_search' }])
    expect(after.seq).toBe(3)
  })

  it('moves the expiry with every activity and not with reading', () => {
    const active = fold(view(), fact(60, 'said', { by: 'visitor', text: 'orada mısınız' }))
    expect(active.last_activity_at).toBe('2026-11-21T09:01:00.000Z')
    expect(active.expires_at).toBe('2026-11-21T09:31:00.000Z')
    const read = fold(active, fact(61, 'read', { by: 'agent', upto: 60 }))
    expect(read.last_activity_at).toBe('2026-11-21T09:01:00.000Z')
    expect(read.read).toEqual({ visitor: 0, agent: 60 })
  })

  it('counts views as the server counts them, and shows refused ones as refused', () => {
    const resets = '2026-11-21T21:00:00Z'
    const after = fold(
      view(),
      fact(2, 'interacted', { product: 'p-1', action: 'view', source: 'chat', views: { used: 20, limit: 20, resets } }),
      fact(3, 'view_refused', { product: 'p-2', used: 20, limit: 20, resets }),
      fact(4, 'interacted', { product: 'p-1', action: 'buy' }),
    )
    expect(after.limits.views).toEqual({ used: 20, limit: 20, resets })
    expect(after.interactions.map(({ product: id, action, refused }) => [id, action, refused])).toEqual([
      ['p-1', 'view', false],
      ['p-2', 'view', true],
      ['p-1', 'buy', false],
    ])
  })

  it('counts one order once and lets a reported one become confirmed, never back', () => {
    const order = { order: 'A-1', total: '100.00', currency: 'TRY' }
    const after = fold(
      view(),
      fact(2, 'purchased', { ...order, status: 'reported' }),
      fact(3, 'purchased', { ...order, total: '90.00', status: 'confirmed' }),
      fact(4, 'purchased', { ...order, status: 'reported' }),
    )
    expect(after.purchases).toHaveLength(1)
    expect(after.purchases[0]).toMatchObject({ order: 'A-1', total: '90.00', status: 'confirmed' })
  })

  it('knows who the visitor is and who answers', () => {
    const owner = { kind: 'agent' as const, id: 'u-1', name: 'Ada', version: 1 }
    const after = fold(
      view(),
      fact(2, 'identified', { customer: 'k-7', name: 'Zeynep', verified: true }),
      fact(3, 'preferred', { key: 'size', value: 'M' }),
      fact(4, 'owner_changed', { owner, why: 'taken' }),
      fact(5, 'read', { by: 'visitor', upto: 4 }),
      fact(6, 'read', { by: 'visitor', upto: 2 }),
    )
    expect(after.visitor).toMatchObject({ customer: 'k-7', name: 'Zeynep', email: null, verified: true })
    expect(after.preferences).toEqual({ size: 'M' })
    expect(after.owner).toEqual(owner)
    expect(after.read.visitor).toBe(4)
  })

  it('follows the visitor to another page, and knows a mere reconnect from it', () => {
    const page = { url: 'https://shop.example/cay', title: 'Çay' }
    const moved = fold(view(), fact(2, 'moved', { page }), fact(3, 'resumed', {}))
    expect(moved.page).toEqual(page)
    expect(moved.last_activity_at).toBe('2026-11-21T09:00:02.000Z')
  })

  it('is not kept alive by the confirmation of an order', () => {
    const order = { order: 'A-1', total: '1.00', currency: 'TRY' }
    const after = fold(view(), fact(2, 'purchased', { ...order, status: 'confirmed' }))
    expect(after.last_activity_at).toBe('2026-11-21T09:00:00Z')
  })

  it('ends, and names its successor', () => {
    const after = fold(view(), fact(2, 'ended', { why: 'idle' }), fact(3, 'succeeded', { successor: 's-2' }))
    expect(after).toMatchObject({ status: 'ended', ended_why: 'idle', expires_at: null, successor: 's-2' })
  })

  it('forgets who was erased, and no number', () => {
    const told = fold(
      view(),
      fact(2, 'identified', { customer: 'k-7', name: 'Zeynep', verified: true }),
      fact(3, 'said', { by: 'visitor', text: 'ben Zeynep' }),
      fact(4, 'interacted', { product: 'p-1', action: 'buy' }),
    )
    const after = fold(told, fact(5, 'ended', { why: 'erased' }), fact(6, 'erased', {}))
    expect(after.visitor).toEqual({
      ...{ customer: null, name: null, email: null, phone: null },
      ...{ verified: true, erased: true },
    })
    expect(after.messages).toMatchObject([{ seq: 3, text: null }])
    expect(after.interactions).toEqual(told.interactions)
    expect(after).toMatchObject({ status: 'ended', ended_why: 'erased', last_activity_at: told.last_activity_at })
    expect(JSON.stringify(after)).not.toContain('Zeynep')
  })

  it('drops what it knows, counts what it does not understand, and sees a gap', () => {
    const known = fold(view({ seq: 5 }), fact(5, 'said', { by: 'visitor', text: 'bis' }))
    expect(known.messages).toEqual([])
    const unknown = { seq: 6, at: '2026-11-21T09:00:06Z', event: 'danced' } as unknown as SessionEvent
    expect(foldView(known, unknown).seq).toBe(6)
    expect(isGap(known, { seq: 6 })).toBe(false)
    expect(isGap(known, { seq: 7 })).toBe(true)
  })
})
