// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Notice, NoticeType } from '../api/types'

/** What is known of the notifications: each as it last was heard of, and how many are unread in all. */
export type Notices = {
  known: ReadonlyMap<string, Notice>
  unread: number
  /** Everything up to this number was marked read at once. */
  readUpto: number
}

/** What the topic tells. The count is always the server's. */
export type NoticeEvent = {
  event: 'raised' | 'read' | 'read_all' | 'acknowledged' | 'resolved'
  notification?: Notice | undefined
  upto?: number | undefined
  unread: number
}

export const nothing: Notices = { known: new Map(), unread: 0, readUpto: 0 }

const most = 500

export const newestFirst = (a: Notice, b: Notice): number => b.seq - a.seq

export function snapshotOf({ items, unread }: { items: readonly Notice[]; unread: number }): Notices {
  return { known: new Map(items.map((notice) => [notice.id, notice])), unread, readUpto: 0 }
}

/** After one more event. An older state of a notification does not replace a newer one; the count is taken as told. */
export function folded(notices: Notices, event: NoticeEvent): Notices {
  const { unread } = event
  if (event.event === 'read_all') return { ...readUpTo(notices, event.upto ?? newestSeq(notices)), unread }
  return { ...(event.notification === undefined ? notices : withNotice(notices, event.notification)), unread }
}

/**
 * After the answer to an act of one's own, which may come before or after the event that tells of it: the count changes by
 * what changes here, so that the two do not count twice. The event then says what is so.
 */
export function answered(notices: Notices, notice: Notice): Notices {
  const before = notices.known.get(notice.id)
  if (before === undefined || before.seq > notice.seq) return withNotice(notices, notice)
  const step = Number(before.read) - Number(notice.read)
  return { ...withNotice(notices, notice), unread: Math.max(0, notices.unread + step) }
}

function withNotice(notices: Notices, notice: Notice): Notices {
  const before = notices.known.get(notice.id)
  if (before !== undefined && before.seq > notice.seq) return notices
  const known = new Map(notices.known).set(notice.id, notice)
  if (known.size <= most) return { ...notices, known }
  const kept = [...known.values()].sort(newestFirst).slice(0, most / 2)
  return { ...notices, known: new Map(kept.map((one) => [one.id, one])) }
}

function readUpTo(notices: Notices, upto: number): Notices {
  const known = new Map(
    [...notices.known].map(([id, one]) => [id, one.seq <= upto && !one.read ? { ...one, read: true } : one]),
  )
  return { ...notices, known, readUpto: Math.max(notices.readUpto, upto) }
}

export const newestSeq = (notices: Notices): number => Math.max(0, ...[...notices.known.values()].map(({ seq }) => seq))

export const newest = (notices: Notices, count: number): Notice[] =>
  [...notices.known.values()].sort(newestFirst).slice(0, count)

export type NoticeFilter = { show?: 'unread'; severity?: Notice['severity']; type?: NoticeType }

const fits = (notice: Notice, { show, severity, type }: NoticeFilter): boolean =>
  (show === undefined || !notice.read) &&
  (severity === undefined || notice.severity === severity) &&
  (type === undefined || notice.type === type)

/**
 * What a list shows: the pages that were read, each line as it was last heard of, and before them what came meanwhile. A line
 * that was read stays where it is, though only unread ones were asked for: nothing goes away under the hand.
 */
export function listed(pages: readonly Notice[], notices: Notices, filter: NoticeFilter, isAll: boolean): Notice[] {
  const { known, readUpto } = notices
  const onPages = new Map(
    pages.map((page) => {
      const heard = known.get(page.id)
      if (heard !== undefined && heard.seq >= page.seq) return [page.id, heard]
      return [page.id, page.seq <= readUpto && !page.read ? { ...page, read: true } : page]
    }),
  )
  const oldest = isAll ? 0 : Math.min(...pages.map(({ seq }) => seq))
  const others = [...known.values()].filter((one) => !onPages.has(one.id) && one.seq > oldest && fits(one, filter))
  return [...onPages.values(), ...others].sort(newestFirst)
}
