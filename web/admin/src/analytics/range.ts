// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type Day, dayOf, hourOf, isDay, plusDays, startOfDay } from './zone'

export type Range = { from: Day; to: Day }
export type Preset = 'today' | '7d' | '30d'
/** What the address says: a preset, or both days. */
export type RangeSearch = { range?: Preset; from?: Day; to?: Day }

export const presets: readonly Preset[] = ['today', '7d', '30d']
export const usual: Preset = '7d'
export const mostDays = 731
const days: Record<Preset, number> = { today: 1, '7d': 7, '30d': 30 }
const dayLong = 86_400_000

export const lengthOf = ({ from, to }: Range): number => (Date.parse(to) - Date.parse(from)) / dayLong + 1

export function isRange(from: unknown, to: unknown): boolean {
  return isDay(from) && isDay(to) && from <= to && lengthOf({ from, to }) <= mostDays
}

/** What of an address can be understood; the usual range is not written into it. */
export function searchOf({ range, from, to }: Record<string, unknown>): RangeSearch {
  if (isRange(from, to)) return { from: from as Day, to: to as Day }
  const preset = presets.find((one) => one === range)
  return preset === undefined || preset === usual ? {} : { range: preset }
}

/** The days meant, in the merchant's zone, the last one included. */
export function rangeOf({ range, from, to }: RangeSearch, now: number, zone: string): Range {
  if (from !== undefined && to !== undefined) return { from, to }
  const today = dayOf(now, zone)
  return { from: plusDays(today, 1 - days[range ?? usual]), to: today }
}

export const presetOf = ({ range, from }: RangeSearch): Preset | 'custom' =>
  from === undefined ? (range ?? usual) : 'custom'

/** Every hour or day of a range up to now: the server leaves out those in which nothing happened. */
export function stepsOf({ from, to }: Range, step: 'hour' | 'day', zone: string, now: number): number[] {
  const steps: number[] = []
  if (step === 'day') {
    for (let day = from; day <= to; day = plusDays(day, 1)) steps.push(startOfDay(day, zone))
  } else {
    const end = startOfDay(plusDays(to, 1), zone)
    for (let at = hourOf(startOfDay(from, zone), zone); at < end; at += 3_600_000) steps.push(at)
  }
  const until = steps.filter((at) => at <= now)
  return until.length === 0 ? steps : until
}

/** A course with its empty steps, none of its own lost. */
export function filled<P extends { at: string }>(course: readonly P[], steps: readonly number[], empty: Omit<P, 'at'>) {
  const points = new Map<number, Omit<P, 'at'>>(steps.map((at) => [at, empty]))
  for (const { at, ...counts } of course) points.set(Date.parse(at), counts)
  return [...points].sort(([a], [b]) => a - b).map(([at, counts]) => ({ ...counts, at: new Date(at) }))
}
