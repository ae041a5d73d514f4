// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientFrame, ServerFrame } from '../../protocol/frames.ts'
import { pass } from '../test/page.ts'
import { pollOf } from './poll.ts'
import { socketTo } from './socket.ts'

const hello = { type: 'hello' as const, v: 1 as const, key: 'k' }
let heard: ServerFrame[]
const closed = vi.fn()
const listener = { hello: () => hello, frame: (frame: ServerFrame) => void heard.push(frame), closed }

beforeEach(() => {
  vi.useFakeTimers()
  heard = []
  closed.mockReset()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a socket', () => {
  class FakeSocket {
    static last: FakeSocket
    sent: string[] = []
    onopen = () => {}
    onmessage = (_: { data: unknown }) => {}
    onclose = (_: { code: number }) => {}
    constructor(
      readonly url: string,
      readonly protocol: string,
    ) {
      FakeSocket.last = this
    }
    send(text: string) {
      this.sent.push(text)
    }
    close() {}
  }
  beforeEach(() => vi.stubGlobal('WebSocket', FakeSocket))

  it('speaks our subprotocol and says hello first', () => {
    socketTo('ws://shop/ws/chat')(listener)
    expect(FakeSocket.last).toMatchObject({ url: 'ws://shop/ws/chat', protocol: 'sohbet.v1', sent: [] })
    FakeSocket.last.onopen()
    expect(FakeSocket.last.sent).toEqual([JSON.stringify(hello)])
  })

  it('passes frames on and drops what is none', () => {
    socketTo('ws://shop/ws/chat')(listener)
    for (const data of [
      '{"type":"pong","now":"n"}',
      '{',
      'null',
      '7',
      '{"type":1}',
      '{"type":"event","seq":"x"}',
      new Blob(),
    ]) {
      FakeSocket.last.onmessage({ data })
    }
    expect(heard).toEqual([{ type: 'pong', now: 'n' }])
  })

  it('ends with the code of bye, whatever the close says', () => {
    socketTo('ws://shop/ws/chat')(listener)
    FakeSocket.last.onopen()
    FakeSocket.last.onmessage({ data: '{"type":"bye","code":1013,"retry_after":5}' })
    FakeSocket.last.onclose({ code: 1006 })
    FakeSocket.last.onclose({ code: 1006 })
    expect(closed.mock.calls).toEqual([[{ code: 1013, retryAfter: 5, opened: true }]])
  })

  it('that opens and brings nothing is none', () => {
    socketTo('ws://shop/ws/chat')(listener)
    FakeSocket.last.onopen()
    FakeSocket.last.onclose({ code: 1011 })
    expect(closed.mock.calls).toEqual([[{ code: 1011, retryAfter: null, opened: false }]])
  })

  it('that the page forbids ends as one that never opened', async () => {
    vi.stubGlobal(
      'WebSocket',
      class {
        constructor() {
          throw new Error('SecurityError')
        }
      },
    )
    socketTo('ws://shop/ws/chat')(listener)
    await pass(1)
    expect(closed.mock.calls).toEqual([[{ code: 1006, retryAfter: null, opened: false }]])
  })

  it('that was closed from here says nothing more', () => {
    socketTo('ws://shop/ws/chat')(listener).close()
    FakeSocket.last.onmessage({ data: '{"type":"pong","now":"n"}' })
    FakeSocket.last.onclose({ code: 1000 })
    expect(heard).toEqual([])
    expect(closed).not.toHaveBeenCalled()
  })
})

describe('polling', () => {
  const asked: ClientFrame[][] = []
  let answer: (frames: ClientFrame[], signal: AbortSignal) => Promise<Response>
  const json = (frames: unknown, init?: ResponseInit) => new Response(JSON.stringify(frames), init)
  const held = (_: ClientFrame[], signal: AbortSignal) =>
    new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

  beforeEach(() => {
    asked.splice(0)
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      const frames = JSON.parse(String(init.body))
      asked.push(frames)
      return answer(frames, init.signal as AbortSignal)
    })
  })

  it('is answered at once the first time, and held after that', async () => {
    answer = async (frames) =>
      frames.some((frame) => frame.type === 'ping') ? json([{ type: 'pong', now: 'n' }]) : json([])
    const poll = pollOf('/poll')(listener)
    await pass()
    expect(asked).toEqual([[hello, { type: 'ping' }]])
    expect(heard).toEqual([{ type: 'pong', now: 'n' }])
    answer = held
    await pass(1000)
    expect(asked[1]).toEqual([hello])
    poll.close()
  })

  it('does not run wild when the answers come at once', async () => {
    answer = async () => json([])
    const poll = pollOf('/poll')(listener)
    await pass(10_000)
    expect(asked.length).toBeLessThan(13)
    poll.close()
  })

  it('sends what is said at once, breaking off the request that is held', async () => {
    answer = async () => json([])
    const poll = pollOf('/poll')(listener)
    await pass()
    answer = held
    await pass(1500)
    answer = async () => json([{ type: 'ack', cid: 'a', seq: 3 }])
    poll.send({ type: 'typing', on: true })
    poll.send({ type: 'say', cid: 'a', text: 'çay' })
    await pass()
    expect(asked[2]).toEqual([hello, { type: 'say', cid: 'a', text: 'çay' }])
    expect(heard).toEqual([{ type: 'ack', cid: 'a', seq: 3 }])
    expect(closed).not.toHaveBeenCalled()
    poll.close()
  })

  it.each([
    ['bye', () => json([{ type: 'bye', code: 4403 }]), { code: 4403, retryAfter: null, opened: true }],
    [
      '429',
      () => json([], { status: 429, headers: { 'Retry-After': '9' } }),
      { code: 4429, retryAfter: 9, opened: true },
    ],
    ['503', () => json([], { status: 503 }), { code: 1013, retryAfter: null, opened: true }],
    ['what is not JSON', () => new Response('<html>'), { code: 1006, retryAfter: null, opened: true }],
  ])('ends on %s', async (_, response, closing) => {
    answer = async () => response()
    pollOf('/poll')(listener)
    await pass(5000)
    expect(closed.mock.calls).toEqual([[closing]])
    expect(asked).toHaveLength(1)
  })

  it('ends when a request neither answers nor fails', async () => {
    answer = held
    pollOf('/poll')(listener)
    await pass(41_000)
    expect(closed).toHaveBeenCalledTimes(1)
  })
})
