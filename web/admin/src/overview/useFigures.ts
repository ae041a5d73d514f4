// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { intentsQuery, summaryQuery } from '../analytics/queries'
import { type Day, dayOf, plusDays, startOfDay } from '../analytics/zone'
import { shopNow, useShopNow } from '../sandbox/shopTime'
import { FollowedFigures } from './followed'
import { hoursOf } from './hours'
import { sparingly } from './sparingly'

const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false }

const rangeFor = (what: 'hours' | 'intents', today: Day) =>
  what === 'hours' ? { from: plusDays(today, -1), to: today } : { from: today, to: today }

/** The 24 hours and the intents of today: asked for once a day, and again only when the feed had a hole. */
export function useFigures(zone: string) {
  const queries = useQueryClient()
  const now = useShopNow(15_000)
  const today = dayOf(now.getTime(), zone)
  const [figures] = useState(
    () =>
      new FollowedFigures(
        zone,
        sparingly((what) => {
          const { queryKey } = (what === 'hours' ? summaryQuery : intentsQuery)(rangeFor(what, dayOf(shopNow(), zone)))
          void queries.refetchQueries({ queryKey: ['live', ...queryKey] })
        }),
      ),
  )
  const asked = useMemo(() => {
    const summary = summaryQuery(rangeFor('hours', today))
    const wanted = intentsQuery(rangeFor('intents', today))
    return {
      hours: { ...summary, ...once, queryKey: ['live', ...summary.queryKey] } as unknown as typeof summary,
      intents: { ...wanted, ...once, queryKey: ['live', ...wanted.queryKey] } as unknown as typeof wanted,
    }
  }, [today])
  const hours = useQuery(asked.hours)
  const intents = useQuery(asked.intents)
  useEffect(() => figures.today(startOfDay(today, zone)), [figures, today, zone])
  useEffect(() => {
    if (hours.data !== undefined) figures.countedHours(hoursOf(hours.data.course), hours.data.pos)
  }, [figures, hours.data])
  useEffect(() => {
    if (intents.data === undefined) return
    figures.countedIntents(new Map(intents.data.items.map(({ intent, count }) => [intent, count])), intents.data.pos)
  }, [figures, intents.data])
  useEffect(() => () => figures.end(), [figures])
  const shown = useSyncExternalStore(figures.watch, figures.read)
  return { figures, shown, hours, intents, now: now.getTime() }
}
