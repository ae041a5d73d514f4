// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { barsPath, namedSteps, placeAt, roundAbove } from './scale'

describe('a chart', () => {
  it('reaches up to a round number', () => {
    expect([0, 1, 2, 7, 9, 11, 49, 51, 1200, 99_999].map(roundAbove)).toEqual([
      1, 1, 2, 8, 10, 15, 50, 60, 1500, 100_000,
    ])
  })

  it('draws a bar for what happened, to scale, and none for nothing', () => {
    expect(barsPath([0, 5, 10], 10, 30, 100)).toBe('M11 100V50H19V100ZM21 100V0H29V100Z')
    expect(barsPath([1, 1000], 1000, 2, 100)).toContain('V98.5H')
    expect(barsPath([], 1, 100, 100)).toBe('')
  })

  it('names round hours, and so many days as have room', () => {
    const hours = Array.from({ length: 24 }, (_, place) => (place + 10) % 24)
    expect(namedSteps(hours, 24, 240, 60).map((place) => hours[place])).toEqual([12, 18, 0, 6])
    expect(namedSteps(undefined, 30, 300, 60)).toEqual([0, 6, 12, 18, 24])
    expect(namedSteps(undefined, 3, 300, 60)).toEqual([0, 1, 2])
  })

  it('knows what is below the pointer', () => {
    expect(placeAt(0, 240, 24)).toBe(0)
    expect(placeAt(245, 240, 24)).toBe(23)
    expect(placeAt(5, 0, 24)).toBeUndefined()
  })
})
