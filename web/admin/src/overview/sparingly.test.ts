// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sparingly } from './sparingly'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a feed with many holes is no reason to ask all the time', () => {
  const ask = vi.fn()
  const again = sparingly(ask)
  for (let second = 0; second < 62; second += 2) {
    again('hours', 'hole')
    vi.advanceTimersByTime(2000)
  }
  expect(ask).toHaveBeenCalledTimes(3)
})

it('a count that was behind the feed is asked for again in a moment', () => {
  const ask = vi.fn()
  const again = sparingly(ask)
  again('hours', 'hole')
  vi.advanceTimersByTime(1000)
  again('hours', 'late')
  again('intents', 'late')
  vi.advanceTimersByTime(1000)
  expect(ask.mock.calls).toEqual([['hours'], ['hours'], ['intents']])
})
