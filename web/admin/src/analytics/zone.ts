// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** A day of a calendar: 2026-11-21. */
export type Day = string

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const clocks = new Map<string, Intl.DateTimeFormat>()

function clock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  clocks.set(zone, made)
  return made
}

/** What a clock on the wall of the zone shows, as if it were UTC. */
function wall(instant: number, zone: string): number {
  const part = Object.fromEntries(
    clock(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = part
  return Date.UTC(year, month - 1, date, hours, minutes, second) + (((instant % 1000) + 1000) % 1000)
}

export const offset = (instant: number, zone: string): number => wall(instant, zone) - instant

/** The beginning of the hour that the zone's clocks show. */
export function hourOf(instant: number, zone: string): number {
  const off = offset(instant, zone)
  return Math.floor((instant + off) / hour) * hour - off
}

export const dayOf = (instant: number, zone: string): Day => new Date(wall(instant, zone)).toISOString().slice(0, 10)

export const plusDays = (from: Day, days: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** The first moment of a day in a zone; where midnight is skipped, what comes instead of it. */
export function startOfDay(of: Day, zone: string): number {
  const midnight = Date.parse(`${of}T00:00:00Z`)
  const offsets = [offset(midnight - day, zone), offset(midnight + day, zone)]
  const found = offsets.map((off) => midnight - off).filter((instant) => wall(instant, zone) === midnight)
  if (found.length > 0) return Math.min(...found)
  return midnight - Math.min(...offsets)
}

/** Whether it is a day that exists: the 30th of February is none. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^2\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
