// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { beforeEach, describe, expect, it } from 'vitest'
import { row } from '../../test/samples'
import type { FeedState } from '../live/feed'
import { markSeen, seenUpTo } from './seen'
import { shownRows, untilOldest } from './useSessions'

const at = (minute: number) => `2026-11-21T09:${String(minute).padStart(2, '0')}:00Z`
const feed = (...rows: ReturnType<typeof row>[]): FeedState => ({
  rows: new Map(rows.map((one) => [one.id, one])),
  kpi: undefined,
  known: true,
})
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

describe('the rows of the list', () => {
  const old = row({ id: 'old', last_activity_at: at(1) })
  const found = row({ id: 'found', last_activity_at: at(5) })

  it('are the server’s and the feed’s, newest activity first, also where a time has no fraction', () => {
    const early = row({ id: 'early', last_activity_at: '2026-11-21T09:05:00Z' })
    const late = row({ id: 'late', last_activity_at: '2026-11-21T09:05:00.5Z' })
    expect(ids(shownRows([early], feed(late), {}))).toEqual(['late', 'early'])
  })

  it('are filtered by the state the feed knows now', () => {
    const ended = { ...found, status: 'ended' as const, seq: 9 }
    expect(ids(shownRows([found], feed(ended), { status: 'open' }))).toEqual([])
    expect(ids(shownRows([], feed(ended), { status: 'ended' }))).toEqual(['found'])
  })

  it('are only those the server found where one searched', () => {
    expect(ids(shownRows([found], feed(old, { ...found, seq: 3 }), { q: 'çay' }))).toEqual(['found'])
  })

  it('end where the pages read so far end, so that there is no hole', () => {
    const rows = shownRows([found], feed(old), {})
    expect(ids(untilOldest(rows, [found], false))).toEqual(['found'])
    expect(ids(untilOldest(rows, [found], true))).toEqual(['found', 'old'])
    expect(ids(untilOldest(rows, [], false))).toEqual(['found', 'old'])
  })
})

describe('what was looked at', () => {
  beforeEach(() => localStorage.clear())

  it('is remembered and only moves forward', () => {
    markSeen('s-1', 5)
    markSeen('s-1', 3)
    expect(seenUpTo('s-1')).toBe(5)
    expect(seenUpTo('s-2')).toBe(0)
  })

  it('does not grow without end, and survives nonsense', () => {
    for (let n = 0; n < 600; n += 1) markSeen(`s-${n}`, 1)
    expect(seenUpTo('s-0')).toBe(0)
    expect(seenUpTo('s-599')).toBe(1)
    localStorage.setItem('sohbet.seen', '{')
    expect(seenUpTo('s-599')).toBe(0)
  })
})
