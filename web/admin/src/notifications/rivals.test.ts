// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Channel, Rivals } from './rivals'

/** Tabs that hear each other, each at once. */
class Room {
  private readonly members: Channel[] = []

  join(): Channel {
    const member: Channel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of this.members) if (other !== member) other.onmessage?.({ data } as MessageEvent)
      },
    }
    this.members.push(member)
    return member
  }
}

describe('of several tabs', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const settle = async (asked: Promise<boolean>[]) => {
    await vi.advanceTimersByTimeAsync(2000)
    return Promise.all(asked)
  }

  it('one tells, the one looked at', async () => {
    const room = new Room()
    const [a, b, c] = ([0, 2, 1] as const).map((rank, i) => new Rivals(room.join(), `tab-${i}`, () => rank))
    expect(await settle([a, b, c].map((tab) => (tab as Rivals).isMine('n-1 4')))).toEqual([false, true, false])
  })

  it('one of those equally in sight tells', async () => {
    const room = new Room()
    const tabs = [1, 2, 3].map((n) => new Rivals(room.join(), `tab-${n}`, () => 1))
    expect((await settle(tabs.map((tab) => tab.isMine('n-1 4')))).filter(Boolean)).toHaveLength(1)
  })

  it('one that hears of it late does not tell it again', async () => {
    const room = new Room()
    const quick = new Rivals(room.join(), 'b', () => 1)
    const late = new Rivals(room.join(), 'a', () => 2)
    expect(await settle([quick.isMine('n-1 4')])).toEqual([true])
    expect(await settle([late.isMine('n-1 4')])).toEqual([false])
  })

  it('one that joins after it was told is told so when it asks', async () => {
    const room = new Room()
    const first = new Rivals(room.join(), 'b', () => 1)
    expect(await settle([first.isMine('n-1 4')])).toEqual([true])
    expect(await settle([new Rivals(room.join(), 'a', () => 2).isMine('n-1 4')])).toEqual([false])
  })

  it('a repetition is told anew, the same thing never', async () => {
    const alone = new Rivals(undefined, 'a', () => 1)
    expect(await alone.isMine('n-1 4')).toBe(true)
    expect(await alone.isMine('n-1 4')).toBe(false)
    expect(await alone.isMine('n-1 5')).toBe(true)
  })
})
