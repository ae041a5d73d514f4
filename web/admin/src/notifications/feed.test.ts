// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { beforeEach, describe, expect, it } from 'vitest'
import { notice } from '../../test/notices'
import { NoticeFeed } from './feed'

const seqs = (items: readonly { seq: number }[]) => items.map(({ seq }) => seq)

describe('what is to be told', () => {
  let feed: NoticeFeed

  beforeEach(() => {
    feed = new NoticeFeed()
  })

  it('is not what was there before', () => {
    expect(feed.snapshot({ items: [notice(2), notice(1)], unread: 2 })).toBe(false)
    expect(feed.takeNews()).toEqual([])
  })

  it('is what is raised, once', () => {
    feed.snapshot({ items: [], unread: 0 })
    feed.event({ event: 'raised', notification: notice(1), unread: 1 })
    feed.event({ event: 'read', notification: notice(1, { read: true }), unread: 0 })
    expect(seqs(feed.takeNews())).toEqual([1])
    expect(feed.takeNews()).toEqual([])
  })

  it('is what came while there was no line, as far as nobody read it', () => {
    feed.snapshot({ items: [notice(1)], unread: 1 })
    const items = [notice(4), notice(3, { read: true }), notice(1)]
    expect(feed.snapshot({ items, unread: 2 })).toBe(true)
    expect(seqs(feed.takeNews())).toEqual([4])
    expect(feed.read().unread).toBe(2)
  })

  it('is not lost when nobody has taken it yet, and whoever watches hears of it', () => {
    let heard = 0
    feed.watch(() => {
      heard += 1
    })
    feed.snapshot({ items: [], unread: 0 })
    feed.event({ event: 'raised', notification: notice(1), unread: 1 })
    feed.event({ event: 'raised', notification: notice(2), unread: 2 })
    expect(heard).toBe(3)
    expect(seqs(feed.takeNews())).toEqual([1, 2])
  })
})
