// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fact, onTopic, row } from '../../test/samples'
import type { SessionEvent } from '../api/types'
import { SessionFeed } from './feed'
import { isWaiting } from './rows'

describe('the list of sessions', () => {
  let rereads: number
  let feed: SessionFeed
  const happen = (session: string, event: SessionEvent) =>
    feed.event(onTopic('sessions', session, event, String(event.seq)))
  const shown = (id: string) => {
    vi.advanceTimersByTime(200)
    return feed.read().rows.get(id)
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T09:00:00Z') })
    rereads = 0
    feed = new SessionFeed(() => {
      rereads += 1
    })
    feed.snapshot({ items: [row()] })
  })

  afterEach(() => {
    feed.end()
    vi.useRealTimers()
  })

  it('folds a session from its opening to its end', () => {
    happen('s-2', fact(1, 'opened', { locale: 'en', views_used: 3 }))
    happen('s-2', fact(2, 'said', { by: 'visitor', text: 'hello' }))
    expect(isWaiting(shown('s-2') ?? row())).toBe(true)
    happen('s-2', fact(3, 'said', { by: 'bot', text: 'hi', turn: 2 }))
    happen('s-2', fact(4, 'interacted', { product: 'p-1', action: 'compare' }))
    happen('s-2', fact(5, 'identified', { customer: 'k-1', name: 'Grace', verified: false }))
    happen('s-2', fact(6, 'purchased', { order: 'A', total: '1.00', currency: 'TRY', status: 'reported' }))
    happen('s-2', fact(7, 'ended', { why: 'visitor' }))
    expect(shown('s-2')).toMatchObject({
      seq: 7,
      status: 'ended',
      messages: 2,
      interactions: 1,
      views: 3,
      last_text: 'hi',
      last_by: 'bot',
      last_activity_at: '2026-11-21T09:00:06.000Z',
      visitor: { name: 'Grace', verified: false },
      purchases: { reported: 1, confirmed: 0 },
    })
    expect(rereads).toBe(0)
  })

  it('shows the beginning of a long text, and knows an erased one', () => {
    happen('s-1', fact(2, 'said', { by: 'visitor', text: '😀'.repeat(400) }))
    expect(shown('s-1')?.last_text).toBe(`${'😀'.repeat(299)}…`)
    expect(shown('s-1')?.visitor.erased).toBe(false)
    happen('s-1', fact(3, 'said', { by: 'visitor', text: null }))
    expect(shown('s-1')).toMatchObject({ last_text: null, visitor: { erased: true } })
  })

  it('shows nothing of who was erased', () => {
    happen('s-1', fact(2, 'said', { by: 'visitor', text: 'ben Ada' }))
    happen('s-1', fact(3, 'identified', { customer: 'k-1', name: 'Ada', verified: true }))
    happen('s-1', fact(4, 'erased', {}))
    expect(shown('s-1')).toMatchObject({ last_text: null, visitor: { name: null, erased: true }, messages: 1 })
  })

  it('folds the same event once', () => {
    const event = fact(2, 'said', { by: 'visitor', text: 'bir' })
    happen('s-1', event)
    happen('s-1', event)
    expect(shown('s-1')?.messages).toBe(1)
  })

  it('reads anew when events are missing, and then believes the snapshot', () => {
    happen('s-1', fact(5, 'said', { by: 'visitor', text: 'beş' }))
    expect(shown('s-1')?.seq).toBe(5)
    expect(rereads).toBe(1)
    feed.snapshot({ items: [row({ seq: 4, messages: 3 })] })
    expect(shown('s-1')).toMatchObject({ seq: 4, messages: 3 })
    happen('s-1', fact(5, 'said', { by: 'visitor', text: 'beş' }))
    expect(shown('s-1')).toMatchObject({ seq: 5, messages: 4 })
  })

  it('asks once for a burst of unknown sessions, and not at all for mere reading', () => {
    happen('s-8', fact(9, 'read', { by: 'visitor', upto: 3 }))
    vi.advanceTimersByTime(5000)
    expect(rereads).toBe(0)
    for (const id of ['s-5', 's-6', 's-7']) happen(id, fact(9, 'said', { by: 'visitor', text: 'x' }))
    vi.advanceTimersByTime(100)
    expect(rereads).toBe(1)
    happen('s-9', fact(9, 'said', { by: 'visitor', text: 'x' }))
    vi.advanceTimersByTime(1000)
    expect(rereads).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(rereads).toBe(2)
  })

  it('keeps the newer state of a row that was read elsewhere', () => {
    happen('s-1', fact(2, 'said', { by: 'visitor', text: 'yeni' }))
    feed.adopt([row({ seq: 1 }), row({ id: 's-0', seq: 40 })])
    expect(shown('s-1')?.last_text).toBe('yeni')
    expect(shown('s-0')?.seq).toBe(40)
  })

  it('reads a row anew when a confirmed order may be one that was reported', () => {
    feed.snapshot({ items: [row({ purchases: { reported: 1, confirmed: 0 } })] })
    happen('s-1', fact(2, 'purchased', { order: 'A', total: '1.00', currency: 'TRY', status: 'confirmed' }))
    vi.advanceTimersByTime(10)
    expect(rereads).toBe(1)
  })
})
