// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { notice } from '../../test/notices'
import type { Preferences } from '../api/types'
import { isLocked, isQuietAt, waysOf } from './ways'

const wish = (over: Partial<Preferences['types'][number]>): Preferences['types'][number] => ({
  type: 'limit_near',
  severity: 'warning',
  in_app: true,
  toast: false,
  sound: false,
  browser: false,
  email: false,
  ...over,
})
const night = { from: '22:00', to: '08:00' }
const preferences = (over: Partial<Preferences['types'][number]> = {}, quiet_hours = night): Preferences => ({
  types: [wish(over)],
  quiet_hours,
  zone: 'Europe/Istanbul',
})
const noon = new Date('2026-11-21T09:00:00Z')
const late = new Date('2026-11-21T20:30:00Z')

describe('how a notification is told', () => {
  it('is by what the person asked for', () => {
    expect(waysOf(notice(1), preferences(), noon)).toEqual({ toast: false, sound: false, browser: false })
    expect(waysOf(notice(1), preferences({ toast: true, sound: true }), noon)).toEqual({
      toast: true,
      sound: true,
      browser: false,
    })
  })

  it('a critical one always comes up, in quiet hours and while the preferences cannot be read', () => {
    const critical = notice(1, { severity: 'critical', type: 'disk_low' })
    const asked = preferences({ type: 'disk_low', severity: 'critical', sound: true })
    expect(waysOf(critical, asked, late)).toEqual({ toast: true, sound: true, browser: false })
    expect(waysOf(critical, undefined, late).toast).toBe(true)
    expect(waysOf(notice(1), undefined, noon).toast).toBe(false)
  })

  it('nothing else does in quiet hours', () => {
    const all = preferences({ toast: true, sound: true, browser: true })
    expect(waysOf(notice(1), all, late)).toEqual({ toast: false, sound: false, browser: false })
  })
})

describe('quiet hours', () => {
  const at = (time: string, hours: { from: string; to: string } | null, zone = 'UTC') =>
    isQuietAt({ quiet_hours: hours, zone }, new Date(`2026-11-21T${time}:00Z`))

  it('go over midnight, from the first minute on and without the last', () => {
    expect(['21:59', '22:00', '00:00', '07:59', '08:00'].map((time) => at(time, night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('lie within a day, are none, or are those of the zone', () => {
    expect(at('12:30', { from: '12:00', to: '13:00' })).toBe(true)
    expect(at('13:00', { from: '12:00', to: '13:00' })).toBe(false)
    expect(at('12:30', null)).toBe(false)
    expect(at('19:30', night, 'Europe/Istanbul')).toBe(true)
  })
})

describe('what cannot be turned off', () => {
  it('is that critical ones are seen; noise is for everybody to choose', () => {
    expect(isLocked({ severity: 'critical' }, 'email')).toBe(true)
    expect(isLocked({ severity: 'critical' }, 'toast')).toBe(true)
    expect(isLocked({ severity: 'critical' }, 'sound')).toBe(false)
    expect(isLocked({ severity: 'warning' }, 'email')).toBe(false)
  })
})
