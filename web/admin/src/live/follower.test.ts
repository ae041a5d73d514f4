// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fact, product, view } from '../../test/samples'
import { SessionFollower } from './follower'

describe('a followed session', () => {
  let refreshed: number
  let follower: SessionFollower

  beforeEach(() => {
    vi.useFakeTimers()
    refreshed = 0
    follower = new SessionFollower(() => {
      refreshed += 1
    })
    follower.snapshot(view())
  })

  afterEach(() => vi.useRealTimers())

  it('asks anew instead of showing a hole', () => {
    follower.event(fact(3, 'said', { by: 'visitor', text: 'üç' }))
    expect(refreshed).toBe(1)
    expect(follower.read().view?.seq).toBe(1)
    follower.snapshot(view({ seq: 3 }))
    follower.event(fact(3, 'said', { by: 'visitor', text: 'üç' }))
    follower.event(fact(4, 'said', { by: 'visitor', text: 'dört' }))
    expect(follower.read().view?.messages.map(({ seq }) => seq)).toEqual([4])
    expect(refreshed).toBe(1)
  })

  it('does not go back for an older snapshot', () => {
    follower.event(fact(2, 'said', { by: 'visitor', text: 'iki' }))
    follower.snapshot(view())
    expect(follower.read().view?.seq).toBe(2)
  })

  it('keeps what was on the screen when a snapshot holds the last messages only', () => {
    follower.event(fact(2, 'said', { by: 'bot', text: 'iki', products: [product] }))
    follower.event(fact(3, 'said', { by: 'visitor', text: 'üç' }))
    const [two, three] = follower.read().view?.messages ?? []
    if (two === undefined || three === undefined) throw new Error('nothing was said')
    follower.snapshot(view({ seq: 3, messages: [three] }))
    expect(follower.read().view?.messages).toEqual([two, three])
    follower.snapshot(view({ seq: 3, messages: [{ ...two, products: [] }, three] }))
    expect(follower.read().view?.messages[0]?.products).toEqual([product])
    const erased = { ...view().visitor, erased: true }
    follower.snapshot(view({ seq: 3, visitor: erased, messages: [{ ...three, text: null }] }))
    expect(follower.read().view?.messages).toEqual([{ ...three, text: null }])
  })

  it('lets a visitor stop typing by speaking, or by silence', () => {
    follower.typing(true)
    expect(follower.read().visitorTyping).toBe(true)
    follower.event(fact(2, 'said', { by: 'visitor', text: 'iki' }))
    expect(follower.read().visitorTyping).toBe(false)
    follower.typing(true)
    const said = follower.read().view?.messages.at(-1)
    if (said === undefined) throw new Error('nothing was said')
    follower.snapshot(view({ seq: 3, messages: [said] }))
    expect(follower.read().visitorTyping).toBe(true)
    follower.snapshot(view({ seq: 4, messages: [said, { ...said, seq: 4 }] }))
    expect(follower.read().visitorTyping).toBe(false)
    follower.typing(true)
    vi.advanceTimersByTime(7000)
    expect(follower.read().visitorTyping).toBe(false)
  })
})
