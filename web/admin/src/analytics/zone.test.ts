// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { dayOf, hourOf, isDay, plusDays, startOfDay } from './zone'

const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()

describe('a day of a zone', () => {
  it('is the zone’s, not the reader’s', () => {
    expect(dayOf(at('2026-11-20T21:30:00Z'), 'Europe/Istanbul')).toBe('2026-11-21')
    expect(dayOf(at('2026-11-21T03:00:00Z'), 'America/New_York')).toBe('2026-11-20')
    expect(dayOf(at('2026-11-20T18:29:59.999Z'), 'Asia/Kolkata')).toBe('2026-11-20')
  })

  it('begins at the zone’s midnight', () => {
    expect(iso(startOfDay('2026-11-21', 'Europe/Istanbul'))).toBe('2026-11-20T21:00:00.000Z')
    expect(iso(startOfDay('2026-11-21', 'Asia/Kathmandu'))).toBe('2026-11-20T18:15:00.000Z')
    expect(iso(startOfDay('2026-11-21', 'Pacific/Kiritimati'))).toBe('2026-11-20T10:00:00.000Z')
  })

  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    const hours = (day: string) =>
      (startOfDay(plusDays(day, 1), 'Europe/Berlin') - startOfDay(day, 'Europe/Berlin')) / 3_600_000
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-11-21')).toBe(24)
  })

  it('begins at one where the clocks skip midnight', () => {
    expect(iso(startOfDay('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00:00.000Z')
  })

  it('follows another over the ends of months and years', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(plusDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('is only one that exists', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true)
    for (const no of ['2026-02-30', '2026-13-01', '1999-01-01', '2026-1-1', 20261121, null])
      expect(isDay(no)).toBe(false)
  })
})

describe('an hour of a zone', () => {
  it('begins when its clocks strike', () => {
    expect(iso(hourOf(at('2026-11-21T09:29:59Z'), 'Asia/Kolkata'))).toBe('2026-11-21T08:30:00.000Z')
    expect(iso(hourOf(at('2026-11-21T09:59:59.999Z'), 'Europe/Istanbul'))).toBe('2026-11-21T09:00:00.000Z')
  })

  it('comes twice when the clocks go back', () => {
    expect(iso(hourOf(at('2026-10-25T00:30:00Z'), 'Europe/Berlin'))).toBe('2026-10-25T00:00:00.000Z')
    expect(iso(hourOf(at('2026-10-25T01:30:00Z'), 'Europe/Berlin'))).toBe('2026-10-25T01:00:00.000Z')
  })
})
