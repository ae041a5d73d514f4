// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { type ListFilter, sessionsQuery } from '../api/queries'
import type { Kpi, SessionRow } from '../api/types'
import { type FeedState, newestFirst } from '../live/feed'
import { useLive } from '../live/LiveProvider'

/** The rows to show: what the server found, as new as the live feed knows it, and what has begun since. */
export function shownRows(found: readonly SessionRow[], feed: FeedState, { status, q }: ListFilter): SessionRow[] {
  const rows = new Map(found.map((row) => [row.id, row]))
  // What fits a search only the server can tell; a filter by status is kept up here.
  for (const row of feed.rows.values()) if (!q || rows.has(row.id)) rows.set(row.id, row)
  return [...rows.values()].filter((row) => !status || row.status === status).sort(newestFirst)
}

/** Below the oldest row the server has shown there may be a hole: the feed's older rows wait for their page. */
export function untilOldest(rows: SessionRow[], found: readonly SessionRow[], isAll: boolean): SessionRow[] {
  const oldest = found.at(-1)
  if (isAll || oldest === undefined) return rows
  return rows.filter((row) => newestFirst(row, oldest) <= 0)
}

export function useSessions(filter: ListFilter) {
  const { client, feed } = useLive()
  const state = useSyncExternalStore(feed.watch, feed.read)
  const query = useInfiniteQuery(sessionsQuery(filter))
  useEffect(() => {
    const leave = [
      client.subscribe('sessions', {
        snapshot: (data) => feed.snapshot(data as { items: SessionRow[]; kpi?: Kpi }),
        event: (event) => feed.event(event),
      }),
      client.subscribe('kpi', { snapshot: (data) => feed.kpi(data as Kpi) }),
    ]
    return () => {
      for (const go of leave) go()
    }
  }, [client, feed])

  const found = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  useEffect(() => feed.adopt(found), [feed, found])
  const isAll = query.data !== undefined && !query.hasNextPage
  const rows = useMemo(() => untilOldest(shownRows(found, state, filter), found, isAll), [found, state, filter, isAll])
  return { rows, kpi: state.kpi, isKnown: state.known || query.data !== undefined, query }
}
