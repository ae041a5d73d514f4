// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../live/commands'
import type { Ack, Command } from '../live/frames'
import { forgetOutboxes, Outbox } from './outbox'

type Asked = { command: Extract<Command, { type: 'say' }>; ack: (seq: number) => void; refuse: (code: string) => void }

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('an outbox', () => {
  let asked: Asked[]
  const ask = (command: Command) =>
    new Promise<Ack>((resolve, reject) => {
      asked.push({
        command: command as Asked['command'],
        ack: (seq) => resolve({ type: 'ack', cid: command.cid, seq }),
        refuse: (code) => reject(new Refusal(code)),
      })
    })

  beforeEach(() => {
    asked = []
    sessionStorage.clear()
  })

  it('sends one after the other, in the order they were written', async () => {
    const outbox = new Outbox('s-1', ask)
    outbox.say('bir')
    outbox.say('iki')
    expect(asked.map(({ command }) => command.text)).toEqual(['bir'])
    asked[0]?.ack(7)
    await settle()
    expect(asked.map(({ command }) => command.text)).toEqual(['bir', 'iki'])
  })

  it('keeps an acknowledged draft until the session shows it', async () => {
    const outbox = new Outbox('s-1', ask)
    outbox.say('bir')
    asked[0]?.ack(7)
    await settle()
    outbox.shown(6)
    expect(outbox.read()).toHaveLength(1)
    outbox.shown(7)
    expect(outbox.read()).toEqual([])
  })

  it('goes on after a reload under the same id', () => {
    new Outbox('s-1', ask).say('bir')
    const restored = new Outbox('s-1', ask)
    expect(restored.read().map(({ text }) => text)).toEqual(['bir'])
    expect(asked).toHaveLength(2)
    expect(asked[1]?.command.cid).toBe(asked[0]?.command.cid)
  })

  it('keeps a refused one with its reason, and sends it again under a new id', async () => {
    const outbox = new Outbox('s-1', ask)
    outbox.say('bir')
    asked[0]?.refuse('not_owner')
    await settle()
    expect(outbox.read()[0]?.failed).toBe('not_owner')
    outbox.again(asked[0]?.command.cid ?? '')
    expect(asked[1]?.command.text).toBe('bir')
    expect(asked[1]?.command.cid).not.toBe(asked[0]?.command.cid)
    asked[1]?.ack(8)
    await settle()
    outbox.shown(8)
    expect(outbox.read()).toEqual([])
    expect(sessionStorage.length).toBe(0)
  })

  it('is not refused by a line that was closed: it waits for the next', async () => {
    const outbox = new Outbox('s-1', ask)
    outbox.say('bir')
    asked[0]?.refuse('closed')
    await settle()
    expect(outbox.read()[0]?.failed).toBeUndefined()
  })

  it('leaves nothing for the next who signs in, and reads no nonsense', () => {
    new Outbox('s-1', ask).say('bir')
    forgetOutboxes()
    expect(new Outbox('s-1', ask).read()).toEqual([])
    sessionStorage.setItem('sohbet.outbox.s-2', '{nonsense')
    expect(new Outbox('s-2', ask).read()).toEqual([])
  })
})
