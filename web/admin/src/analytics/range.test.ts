// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { filled, isRange, lengthOf, presetOf, rangeOf, searchOf, stepsOf } from './range'

const istanbul = 'Europe/Istanbul'
const late = Date.parse('2026-11-20T22:00:00Z')

describe('a range of days', () => {
  it('ends today in the merchant’s zone', () => {
    expect(rangeOf({ range: 'today' }, late, istanbul)).toEqual({ from: '2026-11-21', to: '2026-11-21' })
    expect(rangeOf({ range: 'today' }, late, 'UTC')).toEqual({ from: '2026-11-20', to: '2026-11-20' })
  })

  it('is seven days long when nothing is said, thirty when asked', () => {
    expect(rangeOf({}, late, istanbul)).toEqual({ from: '2026-11-15', to: '2026-11-21' })
    expect(lengthOf(rangeOf({ range: '30d' }, late, istanbul))).toBe(30)
  })

  it('is what the address says, and nothing the address cannot mean', () => {
    expect(searchOf({ from: '2026-11-01', to: '2026-11-03' })).toEqual({ from: '2026-11-01', to: '2026-11-03' })
    expect(searchOf({ from: '2026-11-03', to: '2026-11-01', range: '30d' })).toEqual({ range: '30d' })
    expect(searchOf({ range: '7d' })).toEqual({})
    expect(searchOf({ range: 'ever', from: 5 })).toEqual({})
    expect(presetOf({ from: '2026-11-01', to: '2026-11-03' })).toBe('custom')
    expect(presetOf({})).toBe('7d')
  })

  it('is two years at most', () => {
    expect(isRange('2025-01-01', '2027-01-01')).toBe(true)
    expect(isRange('2025-01-01', '2027-01-02')).toBe(false)
  })
})

describe('the steps of a course', () => {
  it('are the hours of a day, however many it has', () => {
    const berlin = (day: string) => stepsOf({ from: day, to: day }, 'hour', 'Europe/Berlin', late).length
    expect(berlin('2026-03-29')).toBe(23)
    expect(berlin('2026-10-25')).toBe(25)
  })

  it('are the midnights of days, over a change of clocks too', () => {
    const steps = stepsOf({ from: '2026-10-24', to: '2026-10-26' }, 'day', 'Europe/Berlin', late)
    expect(steps.map((at) => new Date(at).toISOString())).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
  })

  it('stop now', () => {
    expect(stepsOf({ from: '2026-11-21', to: '2026-11-21' }, 'hour', istanbul, late)).toHaveLength(2)
  })

  it('take in a course with its gaps, and lose nothing of it', () => {
    const course = [
      { at: '2026-11-21T09:00:00Z', count: 3 },
      { at: '2026-11-21T10:30:00Z', count: 2 },
    ]
    const steps = ['08', '09', '10', '11'].map((hour) => Date.parse(`2026-11-21T${hour}:00:00Z`))
    expect(filled(course, steps, { count: 0 }).map(({ count }) => count)).toEqual([0, 3, 0, 2, 0])
  })
})
