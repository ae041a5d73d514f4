// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { notice } from '../../test/notices'
import { answered, folded, listed, type NoticeEvent, newest, newestSeq, nothing, snapshotOf } from './fold'

const raised = (seq: number, unread: number, over = {}): NoticeEvent => ({
  event: 'raised',
  notification: notice(seq, over),
  unread,
})
const start = snapshotOf({ items: [notice(3), notice(2, { read: true }), notice(1)], unread: 7 })
const seqs = (items: { seq: number }[]) => items.map(({ seq }) => seq)

describe('the notifications after an event', () => {
  it('begin with the newest and a count that reaches beyond them', () => {
    expect(seqs(newest(start, 20))).toEqual([3, 2, 1])
    expect(start.unread).toBe(7)
    expect(newestSeq(start)).toBe(3)
    expect(newestSeq(nothing)).toBe(0)
  })

  it('a raised one comes first', () => {
    const after = folded(start, raised(4, 8))
    expect(seqs(newest(after, 2))).toEqual([4, 3])
    expect(after.unread).toBe(8)
  })

  it('a repetition is the same one: it rises, counts up and is unread again', () => {
    const read = folded(start, { event: 'read', notification: notice(1, { read: true }), unread: 6 })
    const after = folded(read, raised(5, 7, { id: 'n-1', count: 2, at: '2026-11-21T09:05:00Z' }))
    expect(newest(after, 20).map(({ id }) => id)).toEqual(['n-1', 'n-3', 'n-2'])
    expect(after.known.get('n-1')).toMatchObject({ seq: 5, count: 2, read: false })
    expect(after.unread).toBe(7)
  })

  it('an older state does not come back, but the count is always the newest told', () => {
    const after = folded(folded(start, raised(5, 8, { id: 'n-1' })), {
      event: 'read',
      notification: notice(1, { read: true }),
      unread: 8,
    })
    expect(after.known.get('n-1')).toMatchObject({ seq: 5, read: false })
    expect(after.unread).toBe(8)
  })

  it('one read, unread again, acknowledged and resolved is shown as told', () => {
    const read = folded(start, { event: 'read', notification: notice(3, { read: true }), unread: 6 })
    expect(read.known.get('n-3')?.read).toBe(true)
    const unread = folded(read, { event: 'read', notification: notice(3), unread: 7 })
    expect(unread.known.get('n-3')?.read).toBe(false)
    const by = { by: 'Can', at: '2026-11-21T09:09:00Z' }
    const seen = folded(unread, { event: 'acknowledged', notification: notice(3, { acknowledged: by }), unread: 6 })
    expect(seen.known.get('n-3')?.acknowledged).toEqual(by)
    const over = folded(seen, {
      event: 'resolved',
      notification: notice(3, { acknowledged: by, resolved_at: '2026-11-21T09:10:00Z' }),
      unread: 6,
    })
    expect(over.known.get('n-3')?.resolved_at).toBe('2026-11-21T09:10:00Z')
  })

  it('all read up to a number leaves the newer ones unread', () => {
    const after = folded(folded(start, raised(4, 8)), { event: 'read_all', upto: 3, unread: 1 })
    expect(newest(after, 20).map(({ read }) => read)).toEqual([false, true, true, true])
    expect(after.unread).toBe(1)
  })

  it('an event that names nothing changes the count alone', () => {
    const after = folded(start, { event: 'read', unread: 6 })
    expect(after.known).toBe(start.known)
    expect(after.unread).toBe(6)
  })

  it('forgets the oldest beyond what anybody looks at', () => {
    const many = Array.from({ length: 600 }, (_, i) => raised(i + 10, i)).reduce(folded, start)
    expect(many.known.size).toBeLessThanOrEqual(500)
    expect(newestSeq(many)).toBe(609)
    expect(many.known.has('n-3')).toBe(false)
  })
})

describe('the answer to an act of one’s own', () => {
  const read = notice(3, { read: true })
  const told: NoticeEvent = { event: 'read', notification: read, unread: 6 }

  it('counts once, whether it comes before or after the event', () => {
    expect(folded(answered(start, read), told).unread).toBe(6)
    expect(answered(folded(start, told), read).unread).toBe(6)
    expect(answered(start, read).unread).toBe(6)
  })

  it('does not undo what was raised meanwhile', () => {
    const again = folded(start, raised(9, 7, { id: 'n-3', count: 2 }))
    expect(answered(again, read)).toMatchObject({ unread: 7 })
    expect(answered(again, read).known.get('n-3')?.read).toBe(false)
  })
})

describe('a list', () => {
  const pages = [notice(30), notice(20), notice(10)]

  it('shows what came meanwhile, and each line as last heard of', () => {
    const notices = folded(folded(start, raised(31, 9)), {
      event: 'read',
      notification: notice(20, { read: true }),
      unread: 8,
    })
    const shown = listed(pages, notices, {}, false)
    expect(seqs(shown)).toEqual([31, 30, 20, 10])
    expect(shown.map(({ read: isRead }) => isRead)).toEqual([false, false, true, false])
  })

  it('keeps a line in place that was read while only unread ones were asked for', () => {
    const notices = folded(start, { event: 'read', notification: notice(20, { read: true }), unread: 6 })
    expect(seqs(listed(pages, notices, { show: 'unread' }, false))).toEqual([30, 20, 10])
  })

  it('takes in only what fits the filter, and nothing older than what was read so far', () => {
    const critical = { severity: 'critical', type: 'disk_low' } as const
    const notices = [raised(31, 9), raised(32, 10, critical)].reduce(folded, start)
    expect(seqs(listed(pages, notices, { severity: 'critical' }, false))).toEqual([32, 30, 20, 10])
    expect(seqs(listed(pages, notices, { type: 'disk_low' }, true))).toEqual([32, 30, 20, 10])
    expect(seqs(listed([], notices, { severity: 'critical' }, true))).toEqual([32])
  })

  it('shows older pages as read after all were marked, unless marked unread since', () => {
    const all = folded(start, { event: 'read_all', upto: 30, unread: 0 })
    expect(listed(pages, all, {}, false).map(({ read: isRead }) => isRead)).toEqual([true, true, true])
    const one = folded(all, { event: 'read', notification: notice(20), unread: 1 })
    expect(listed(pages, one, {}, false).map(({ read: isRead }) => isRead)).toEqual([true, false, true])
  })
})
