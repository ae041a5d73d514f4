// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fact, onTopic } from '../../test/samples'
import { FollowedFigures } from './followed'

const answered = (seq: number, intent: string, pos: string) =>
  onTopic('sessions', 's-1', fact(seq, 'said', { by: 'bot', text: 'x', intent }), pos)

describe('the figures of the live page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('count what visitors want today, not what they wanted before midnight', () => {
    const figures = new FollowedFigures('UTC', () => {})
    figures.today(Date.parse('2026-11-21T09:00:03Z'))
    figures.told('1-1')
    figures.countedIntents(new Map([['price', 2]]), '1-1')
    figures.event(answered(2, 'price', '2-1'))
    figures.event(answered(3, 'price', '3-1'))
    figures.event(answered(4, 'stock', '4-1'))
    vi.advanceTimersByTime(250)
    expect([...(figures.read().intents ?? [])]).toEqual([
      ['price', 3],
      ['stock', 1],
    ])
  })

  it('are asked for again when the feed begins anew, and only then', () => {
    const asked: string[] = []
    const figures = new FollowedFigures('UTC', (what, why) => asked.push(`${what} ${why}`))
    figures.told('1-1')
    figures.countedHours(new Map(), '1-1')
    figures.countedIntents(new Map(), '2-1')
    expect(asked).toEqual([])
    figures.told('2-1')
    expect(asked).toEqual(['hours hole'])
    figures.countedHours(new Map(), '1-5')
    expect(asked).toEqual(['hours hole', 'hours late'])
  })

  it('tell their watchers at once what was not there, and together what came together afterwards', () => {
    const figures = new FollowedFigures('UTC', () => {})
    const told = vi.fn()
    figures.watch(told)
    figures.countedHours(new Map(), '1-1')
    expect(told).toHaveBeenCalledTimes(1)
    for (let n = 2; n < 100; n += 1) figures.event(answered(n, 'price', `${n}-1`))
    expect(told).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(250)
    expect(told).toHaveBeenCalledTimes(2)
  })
})
