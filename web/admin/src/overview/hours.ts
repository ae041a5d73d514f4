// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { hourOf } from '../analytics/zone'
import type { LiveEvent } from '../live/frames'

export type Counts = { sessions: number; messages: number; interactions: number }
export type Point = Counts & { at: string }

export const measures = ['sessions', 'messages', 'interactions'] as const
export const hour = 3_600_000
const shown = 24
const nothing: Counts = { sessions: 0, messages: 0, interactions: 0 }

/** Counts by the beginning of their hour. */
export type Hours = ReadonlyMap<number, Counts>

export const hoursOf = (course: readonly Point[]): Hours =>
  new Map(course.map(({ at, ...counts }) => [Date.parse(at), counts]))

/** What a fact counts for on the timeline; a refused view is an interaction too, as the server counts it. */
export function measureOf(event: LiveEvent): keyof Counts | undefined {
  switch (event.event) {
    case 'opened':
      return 'sessions'
    case 'said':
      return 'messages'
    case 'interacted':
    case 'view_refused':
      return 'interactions'
    default:
      return undefined
  }
}

export function countHour(hours: Hours, event: LiveEvent, zone: string): Hours {
  const measure = measureOf(event)
  if (measure === undefined) return hours
  const at = hourOf(Date.parse(event.at), zone)
  const before = hours.get(at) ?? nothing
  return new Map(hours).set(at, { ...before, [measure]: before[measure] + 1 })
}

/** The 24 hours up to now, the running one last. */
export function lastDay(hours: Hours, now: number, zone: string): (Counts & { at: Date })[] {
  const first = hourOf(now, zone) - (shown - 1) * hour
  const days = Array.from({ length: shown }, (_, place) => ({ ...nothing, at: new Date(first + place * hour) }))
  for (const [at, counts] of hours) {
    const day = days[Math.floor((at - first) / hour)]
    if (day !== undefined) for (const measure of measures) day[measure] += counts[measure]
  }
  return days
}
