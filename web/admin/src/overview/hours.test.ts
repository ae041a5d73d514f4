// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { fact, onTopic } from '../../test/samples'
import { countHour, hoursOf, lastDay } from './hours'

const zone = 'Europe/Istanbul'
const now = Date.parse('2026-11-21T09:20:00Z')
const course = [
  { at: '2026-11-20T09:00:00Z', sessions: 9, messages: 9, interactions: 9 },
  { at: '2026-11-20T10:00:00Z', sessions: 1, messages: 2, interactions: 3 },
  { at: '2026-11-21T09:00:00Z', sessions: 4, messages: 5, interactions: 6 },
]
const on = (event: Parameters<typeof onTopic>[2]) => onTopic('sessions', 's-1', event, '1-1')
const views = { used: 1, limit: 20, resets: '2026-11-21T21:00:00Z' }

describe('the last 24 hours', () => {
  it('end with the running one; what is older is cut off', () => {
    const hours = lastDay(hoursOf(course), now, zone)
    expect(hours).toHaveLength(24)
    expect(hours[0]).toEqual({ at: new Date('2026-11-20T10:00:00Z'), sessions: 1, messages: 2, interactions: 3 })
    expect(hours.at(-1)?.messages).toBe(5)
    expect(hours.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(5)
  })

  it('count what happens', () => {
    const facts = [
      fact(1, 'opened', { locale: 'tr' }),
      fact(2, 'said', { by: 'visitor', text: 'x' }),
      fact(3, 'interacted', { product: 'p', action: 'view', views }),
      fact(4, 'view_refused', { product: 'p', ...views }),
      fact(5, 'preferred', { key: 'a', value: 'b' }),
    ]
    const hours = facts.reduce((known, event) => countHour(known, on(event), zone), hoursOf(course))
    expect(lastDay(hours, now, zone).at(-1)).toMatchObject({ sessions: 5, messages: 6, interactions: 8 })
  })

  it('move on as the clock does', () => {
    const hours = lastDay(hoursOf(course), now + 3_600_000, zone)
    expect(hours.at(-1)?.sessions).toBe(0)
    expect(hours.at(-2)?.sessions).toBe(4)
  })

  it('lose nothing where the clocks differ by half an hour', () => {
    const hours = lastDay(
      countHour(new Map(), on(fact(2, 'said', { by: 'bot', text: 'x' })), 'Asia/Kolkata'),
      now,
      'Asia/Kolkata',
    )
    expect(hours.at(-1)?.at.toISOString()).toBe('2026-11-21T08:30:00.000Z')
    expect(hours.at(-1)?.messages).toBe(1)
  })
})
