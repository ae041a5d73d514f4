// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPage, pass, screen } from '../test/page.ts'
import { Shop } from '../test/shop.ts'
import { Connection } from './connection.ts'
import type { Conversation } from './conversation.ts'
import type { Listener, Opener } from './transport.ts'

let shop: Shop
let page: Conversation

beforeEach(async () => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  localStorage.clear()
  shop = new Shop()
  page = openPage(shop)
  page.say('bir')
  await pass()
})
afterEach(() => {
  page.dispose()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const close = (code: number, retryAfter?: number) => {
  for (const line of [...shop.lines]) line.close(code, { bye: true, retryAfter: retryAfter ?? null })
}

describe('after bye', () => {
  it('4403 it stops for good', async () => {
    close(4403)
    page.say('iki')
    await pass(600_000)
    expect(page.chat.link).toBe('stopped')
    expect(shop.hellos).toHaveLength(1)
  })

  it('4408 it resumes at once, after what it has seen', async () => {
    close(4408)
    await pass(1)
    expect(shop.hellos[1]).toMatchObject({ token: 's1/1', after: 2 })
  })

  it('4401 it comes without a token', async () => {
    close(4401)
    await pass(1)
    expect(shop.hellos[1]).not.toHaveProperty('token')
  })

  it('1013 it waits as long as it was told', async () => {
    close(1013, 20)
    await pass(19_900)
    expect(shop.hellos).toHaveLength(1)
    await pass(4000)
    expect(shop.hellos).toHaveLength(2)
  })

  it('1009 the message it was about is refused, and the others go on', async () => {
    shop.lose = (frame) => frame.type === 'ack' || (frame.type === 'event' && frame.event === 'said')
    page.say('dev')
    await pass()
    shop.lose = () => false
    shop.session.events.pop()
    close(1009)
    page.say('üç')
    await pass(2000)
    expect(screen(page)).toEqual(['visitor: bir', 'visitor: üç', 'failed: dev'])
  })
})

describe('a line', () => {
  it('that says nothing is asked, and left when it does not answer', async () => {
    await pass(26_000)
    expect(shop.heard.at(-1)).toEqual({ type: 'ping' })
    shop.lose = () => true
    await pass(60_000)
    shop.lose = () => false
    expect(shop.hellos.length).toBeGreaterThan(1)
  })

  it('that takes a command and never answers is left after ten seconds', async () => {
    shop.lose = (frame) => frame.type !== 'welcome'
    page.say('iki')
    await pass(9000)
    expect(shop.hellos).toHaveLength(1)
    shop.lose = () => false
    await pass(3000)
    expect(screen(page)).toEqual(['visitor: bir', 'visitor: iki'])
    expect(shop.said).toEqual(['bir', 'iki'])
  })

  it('is tried at once when the network says it is back', async () => {
    shop.opens = false
    shop.cut()
    await pass(120_000)
    shop.opens = true
    page.nudge()
    await pass()
    expect(page.chat.link).toBe('open')
  })

  it('that held is trusted again: the next break is mended as soon as the first', async () => {
    shop.opens = false
    shop.cut()
    await pass(120_000)
    shop.opens = true
    await pass(40_000)
    expect(page.chat.link).toBe('open')
    await pass(11_000)
    const before = shop.hellos.length
    shop.cut()
    await pass(1000)
    expect(shop.hellos.length).toBe(before + 1)
  })

  it('is not tried while there is no network', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    shop.cut()
    await pass(60_000)
    expect(shop.hellos).toHaveLength(1)
    online.mockReturnValue(true)
    page.nudge()
    await pass()
    expect(shop.hellos).toHaveLength(2)
  })
})

describe('where sockets cannot open', () => {
  const taken: string[] = []
  let listener: Listener
  const way =
    (name: string, works: () => boolean): Opener =>
    (mine) => {
      taken.push(name)
      listener = mine
      if (!works()) queueMicrotask(() => mine.closed({ code: 1006, opened: false }))
      return { send: () => {}, close: () => {} }
    }
  const peer = {
    hello: () => ({ type: 'hello' as const, v: 1 as const, key: 'k' }),
    frame: vi.fn(),
    link: vi.fn(),
    closed: vi.fn(),
  }
  const welcome = { type: 'welcome' } as Parameters<Listener['frame']>[0]
  beforeEach(() => taken.splice(0))

  it('it polls after two tries, and tries a socket again after five minutes', async () => {
    const connection = new Connection({ socket: way('socket', () => false), poll: way('poll', () => true) }, peer)
    connection.start()
    await pass(5000)
    expect(taken).toEqual(['socket', 'socket', 'poll'])
    listener.frame(welcome)
    expect(connection.isOpen).toBe(true)
    await pass(301_000)
    listener.frame(welcome)
    await pass(5000)
    expect(taken).toEqual(['socket', 'socket', 'poll', 'socket', 'poll'])
    connection.rest()
  })

  it('and polling fails too, it takes turns', async () => {
    const connection = new Connection({ socket: way('socket', () => false), poll: way('poll', () => false) }, peer)
    connection.start()
    await pass(20_000)
    expect(taken.slice(0, 6)).toEqual(['socket', 'socket', 'poll', 'socket', 'poll', 'socket'])
    connection.rest()
  })

  it('a socket that hangs without a word counts as one that cannot open', async () => {
    const connection = new Connection({ socket: way('socket', () => true), poll: way('poll', () => true) }, peer)
    connection.start()
    await pass(25_000)
    expect(taken).toEqual(['socket', 'socket', 'poll'])
    connection.rest()
  })
})
