// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeSocket } from '../../test/fakeSocket'
import { fact, kpi, onTopic, view } from '../../test/samples'
import { LiveClient } from './client'

const said = fact(2, 'said', { by: 'visitor', text: 'merhaba' })

describe('the live line', () => {
  let sockets: FakeSocket[]
  let doubts: number
  let client: LiveClient
  const socket = () => sockets.at(-1) as FakeSocket

  beforeEach(() => {
    vi.useFakeTimers()
    sockets = []
    doubts = 0
    client = new LiveClient(
      () => {
        sockets.push(new FakeSocket())
        return socket()
      },
      () => {
        doubts += 1
      },
    )
    client.start()
  })

  afterEach(() => {
    client.end()
    vi.useRealTimers()
  })

  it('says hello first and subscribes after the welcome', () => {
    client.subscribe('kpi', {})
    expect(socket().sent).toEqual([])
    socket().accept()
    expect(socket().sent.map((frame) => frame.type)).toEqual(['hello', 'sub'])
    expect(client.status).toBe('live')
  })

  it('resumes each topic after the last place it has seen, not after the place of `subscribed`', () => {
    client.subscribe('sessions', {})
    socket().accept()
    expect(socket().of('sub')[0]).not.toHaveProperty('after')
    socket().say({ type: 'snapshot', topic: 'sessions', pos: '10', data: { items: [], kpi } })
    socket().say(onTopic('sessions', 's-1', said, '11'))
    socket().say({ type: 'subscribed', topic: 'sessions', pos: '99' })
    socket().breakOff()
    vi.advanceTimersByTime(1000)
    socket().accept()
    expect(sockets).toHaveLength(2)
    expect(socket().of('sub')[0]).toMatchObject({ topic: 'sessions', after: '11' })
  })

  it('asks a command again under the same id on every new line until it is answered', async () => {
    const answer = client.ask({ type: 'say', cid: 'c-1', session: 's-1', text: 'buyurun' })
    expect(socket().of('say')).toHaveLength(0)
    socket().accept()
    expect(socket().of('say')).toHaveLength(1)
    socket().breakOff()
    vi.advanceTimersByTime(1000)
    socket().accept()
    expect(socket().of('say')).toEqual([{ type: 'say', cid: 'c-1', session: 's-1', text: 'buyurun' }])
    socket().say({ type: 'ack', cid: 'c-1', seq: 7 })
    await expect(answer).resolves.toMatchObject({ seq: 7 })
    socket().breakOff()
    vi.advanceTimersByTime(1000)
    socket().accept()
    expect(socket().of('say')).toEqual([])
  })

  it('waits as long as a retryable refusal says, and gives up on any other', async () => {
    socket().accept()
    const answer = client.ask({ type: 'say', cid: 'c-1', session: 's-1', text: 'buyurun' })
    socket().say({ type: 'nack', cid: 'c-1', code: 'unavailable', message: '', retryable: true, retry_after: 3 })
    vi.advanceTimersByTime(2900)
    expect(socket().of('say')).toHaveLength(1)
    vi.advanceTimersByTime(200)
    expect(socket().of('say')).toHaveLength(2)
    socket().say({ type: 'nack', cid: 'c-1', code: 'not_owner', message: '', retryable: false })
    await expect(answer).rejects.toMatchObject({ code: 'not_owner' })
  })

  it('comes back after a bye no sooner than it says', () => {
    socket().accept()
    socket().say({ type: 'bye', code: 1001, retry_after: 20 })
    socket().breakOff()
    expect(client.status).toBe('waiting')
    vi.advanceTimersByTime(19_900)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(200)
    expect(sockets).toHaveLength(2)
    expect(doubts).toBe(0)
  })

  it('stops for good when the session is over, even where the close code is lost', () => {
    socket().accept()
    socket().say({ type: 'bye', code: 4401 })
    socket().breakOff(1006)
    vi.advanceTimersByTime(120_000)
    expect(sockets).toHaveLength(1)
    expect(client.status).toBe('ended')
    expect(doubts).toBe(1)
  })

  it('waits longer after each failed attempt, and not at all when the network is back', () => {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      socket().breakOff()
      vi.advanceTimersToNextTimer()
    }
    const tried = sockets.length
    socket().breakOff()
    vi.advanceTimersByTime(10_000)
    expect(sockets).toHaveLength(tried)
    client.hurry()
    expect(sockets).toHaveLength(tried + 1)
    expect(doubts).toBe(9)
  })

  it('leaves a line that has fallen silent', () => {
    socket().accept()
    vi.advanceTimersByTime(140_000)
    expect(sockets[0]?.of('ping').length).toBeGreaterThan(0)
    expect(sockets[0]?.closed).toBe(true)
    expect(sockets.length).toBeGreaterThan(1)
  })

  it('tries again when nobody answers the hello', () => {
    vi.advanceTimersByTime(16_000)
    expect(sockets[0]?.closed).toBe(true)
    expect(sockets).toHaveLength(2)
  })

  it('ignores what it does not understand', () => {
    socket().accept()
    socket().say('nonsense').say('[1]').say('{"type":"news","x":1}')
    expect(client.status).toBe('live')
  })

  it('asks for a topic anew, without a place, when something is missing', () => {
    const seen: unknown[] = []
    client.subscribe('session:s-1', { snapshot: (data) => seen.push(data) })
    socket().accept().say({ type: 'snapshot', topic: 'session:s-1', pos: '4', data: view() })
    client.refresh('session:s-1')
    expect(socket().of('unsub')).toHaveLength(1)
    expect(socket().of('sub').at(-1)).not.toHaveProperty('after')
  })

  it('tells a page that its topic was refused, and asks again when it was only unavailable', () => {
    const codes: string[] = []
    client.subscribe('session:s-1', { refused: (code) => codes.push(code) })
    socket().accept()
    const cid = socket().of('sub')[0]?.cid ?? ''
    socket().say({ type: 'nack', cid, code: 'unavailable', message: '', retryable: true, retry_after: 1 })
    vi.advanceTimersByTime(1100)
    const again = socket().of('sub').at(-1)?.cid ?? ''
    expect(again).not.toBe(cid)
    socket().say({ type: 'nack', cid: again, code: 'not_found', message: '', retryable: false })
    expect(codes).toEqual(['not_found'])
  })
})
