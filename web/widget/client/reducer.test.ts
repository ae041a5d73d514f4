// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ServerFrame } from '../../protocol/frames.ts'
import { type Chat, newest, nothing, statusOf, unread } from './chat.ts'
import { reduce } from './reducer.ts'

const golden = (name: string): ServerFrame =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../protocol/golden/server.${name}.json`, 'utf8'))
const told = (chat: Chat, ...frames: ServerFrame[]) =>
  frames.reduce((now, frame) => reduce(now, { type: 'frame', frame }), chat)
const numbered = (name: string, seq: number) => ({ ...golden(`event.${name}`), seq }) as ServerFrame
const said = (seq: number, by: string, more = {}) =>
  ({ type: 'event', seq, at: '2026-11-21T09:30:00Z', event: 'said', by, text: `söz ${seq}`, ...more }) as ServerFrame
const messagesOf = (chat: Chat) => chat.entries.filter((entry) => entry.event === 'said')

describe('every event of the wire', () => {
  const names = [
    'opened',
    'resumed',
    'said',
    'interacted',
    'view_refused',
    'purchased',
    'preferred',
    'identified',
    'tracked',
    'owner_changed',
    'refused',
    'read',
    'ended',
    'succeeded',
    'erased',
  ]

  it('is counted', () => {
    const chat = told(nothing, ...names.map((name, index) => numbered(name, index + 1)))
    expect(chat.last).toBe(names.length)
    expect(chat.ended).toBe(true)
  })

  it('changes nothing the second time', () => {
    const chat = told(nothing, ...names.map((name, index) => numbered(name, index + 1)))
    expect(told(chat, ...names.map((name, index) => numbered(name, index + 1)))).toBe(chat)
  })
})

describe('the page learns', () => {
  it('the cards of an answer', () => {
    const [message] = messagesOf(told(nothing, numbered('said', 1)))
    expect(message).toMatchObject({ by: 'bot', products: [{ id: 'p-101' }, { id: 'p-204' }] })
  })

  it('who answers, and a line says when that changed', () => {
    const chat = told(nothing, numbered('owner_changed', 1))
    expect(chat.owner?.name).toBe('Ayşe')
    expect(chat.entries).toMatchObject([{ event: 'owner_changed', why: 'taken', owner: { name: 'Ayşe' } }])
  })

  it('the views that are left, from answers and from events', () => {
    expect(told(nothing, golden('nack')).limits?.views.used).toBe(3)
    expect(told(nothing, golden('ack')).limits?.views.used).toBe(3)
    expect(told(nothing, numbered('view_refused', 1)).limits?.views.used).toBe(20)
  })

  it('that somebody writes, until something is said or the line breaks', () => {
    const writing = told(nothing, golden('typing'))
    expect(writing.typing).toBe('bot')
    expect(told(writing, said(1, 'bot')).typing).toBe(null)
    expect(told(writing, said(1, 'visitor')).typing).toBe('bot')
    expect(reduce(writing, { type: 'now', link: 'waiting', typing: null }).typing).toBe(null)
  })

  it('that the person was erased: what was said in the session shows no more', () => {
    const erased = { type: 'event', seq: 3, at: '', event: 'erased' } as ServerFrame
    const chat = told(reduce(told(nothing, said(1, 'visitor')), { type: 'moved' }), said(1, 'visitor'), said(2, 'bot'))
    const texts = messagesOf(told(chat, erased)).map(({ text }) => text)
    expect(texts).toEqual([messagesOf(chat)[0]?.text, null, null])
    expect(texts[0]).not.toBeNull()
  })

  it('a message whose text was erased', () => {
    expect(messagesOf(told(nothing, said(1, 'visitor', { text: null })))).toMatchObject([{ text: null }])
  })
})

describe('a message is read', () => {
  const chat = told(nothing, said(1, 'visitor'), said(2, 'visitor'))
  const statuses = (of: Chat) =>
    of.entries.map((entry) => (entry.event === 'said' && entry.by === 'visitor' ? statusOf(of, entry) : '-'))

  it('when the agent has read up to it', () => {
    const read = { type: 'event', seq: 3, at: '', event: 'read', by: 'agent', upto: 1 } as ServerFrame
    expect(statuses(told(chat, read))).toEqual(['read', 'sent'])
  })

  it('when it was answered', () => {
    expect(statuses(told(chat, said(3, 'bot')))).toEqual(['read', 'read', '-'])
  })

  it('not when the visitor read something', () => {
    const read = { type: 'event', seq: 3, at: '', event: 'read', by: 'visitor', upto: 2 } as ServerFrame
    expect(statuses(told(chat, read))).toEqual(['sent', 'sent'])
  })
})

describe('unread', () => {
  it('are the answers after the visitor’s watermark', () => {
    const chat = told(nothing, said(1, 'bot'), said(2, 'visitor'), said(3, 'agent'))
    expect([unread(chat), newest(chat)]).toEqual([2, 3])
    expect(unread(reduce(chat, { type: 'now', visitorRead: 1 }))).toBe(1)
    expect(unread(reduce(chat, { type: 'now', visitorRead: 3 }))).toBe(0)
  })
})

describe('reset', () => {
  it('puts the snapshot in the place of this session’s messages, and goes on from its head', () => {
    const chat = told(told(nothing, said(1, 'bot')), golden('reset'), said(15, 'bot'))
    expect(messagesOf(chat).map((message) => message.seq)).toEqual([2, 3, 15])
    expect(chat.last).toBe(15)
  })
})

describe('the next session', () => {
  it('begins at zero below what was said', () => {
    const before = told(nothing, said(1, 'bot'), numbered('ended', 2))
    const chat = told(before, golden('welcome'), said(1, 'visitor'))
    expect(chat).toMatchObject({ chapter: 1, last: 1, ended: false })
    expect(chat.entries).toHaveLength(3)
  })

  it('keeps on screen what the last one acknowledged and never showed', () => {
    const pending = [{ cid: '0b9f0a52-6c3f-4b1e-9d8a-2f6f3f8f7a10', text: 'çay', at: 0, seq: null, failure: null }]
    const sent = told(reduce(nothing, { type: 'outbox', pending }), golden('ack'))
    const moved = reduce(sent, { type: 'moved' })
    expect(moved.pending).toEqual([])
    expect(messagesOf(moved)).toMatchObject([{ text: 'çay', by: 'visitor' }])
  })
})
