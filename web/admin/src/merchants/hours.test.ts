// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { holidaysOf, lineOf, spansOf } from './hours'

describe('the hours of a day', () => {
  it('are written as people write them and come back the same', () => {
    expect(spansOf('9:00-12.30; 13:30 – 24:00')).toEqual([
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '24:00' },
    ])
    expect(lineOf(spansOf(' 09:00-18:00 '))).toBe('09:00-18:00')
    expect(spansOf('  ')).toEqual([])
  })

  it('end after they begin, on the same day, and do not overlap', () => {
    for (const bad of ['18:00-09:00', '09:00-09:00', '09:00-12:00, 11:00-13:00', '9-18', '25:00-26:00', '24:00-24:00'])
      expect(spansOf(bad), bad).toBeUndefined()
  })
})

describe('holidays', () => {
  it('are one a line, with or without a name', () => {
    expect(holidaysOf('2026-10-29 Cumhuriyet Bayramı\n\n2027-01-01')).toEqual({
      holidays: [
        { date: '2026-10-29', name: 'Cumhuriyet Bayramı' },
        { date: '2027-01-01', name: '' },
      ],
    })
  })

  it('are days there are', () => {
    expect(holidaysOf('2026-02-30 x')).toEqual({ bad: '2026-02-30 x' })
    expect(holidaysOf('tomorrow')).toEqual({ bad: 'tomorrow' })
  })
})
