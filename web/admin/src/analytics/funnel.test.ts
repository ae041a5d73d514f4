// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { conversionOf, type Stages, shareOf } from './funnel'

const stages: Stages = [
  { stage: 'started', sessions: 200 },
  { stage: 'engaged', sessions: 100 },
  { stage: 'viewed', sessions: 60 },
  { stage: 'carted', sessions: 20 },
  { stage: 'purchased', sessions: 10 },
  { stage: 'confirmed', sessions: 5 },
]

describe('a funnel', () => {
  it('converts of those who said or did something, reported and confirmed apart', () => {
    expect(conversionOf(stages)).toEqual({ purchased: 0.1, confirmed: 0.05 })
  })

  it('shares out of all that began', () => {
    expect(shareOf(stages, 60)).toBe(0.3)
  })

  it('says nothing of nobody', () => {
    expect(conversionOf([])).toBeUndefined()
    expect(shareOf([{ stage: 'started', sessions: 0 }], 0)).toBeUndefined()
  })
})
