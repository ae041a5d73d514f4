// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { SessionEvent } from '../../protocol/frames.ts'

type Frame = { type: string; cid?: string; code?: string | number; [field: string]: unknown }

/** A visitor without a page: one /ws/chat from a browser, so that origin and subprotocol are a real browser's. */
export class Visitor {
  private constructor(
    private readonly page: Page,
    readonly frames: Frame[],
  ) {}

  /** @param page any page of the engine's own origin */
  static async open(page: Page, key: string, hello: object = {}): Promise<Visitor> {
    const frames: Frame[] = []
    await page.exposeFunction('heard', (text: string) => frames.push(JSON.parse(text)))
    const visitor = new Visitor(page, frames)
    for (let tries = 1; ; tries++) {
      await visitor.connect({ type: 'hello', v: 1, key, locale: 'tr', ...hello })
      const said = await visitor.wait(({ type }) => type === 'welcome' || type === 'bye')
      if (said.type === 'welcome') return visitor
      // An engine that has only just started may be late, and says when to come again.
      if (said.code !== 1013 || tries === 3) throw new Error(`the visitor was sent away: ${JSON.stringify(said)}`)
      frames.length = 0
      await page.waitForTimeout(Number(said.retry_after) * 1000)
    }
  }

  private connect(hello: object): Promise<void> {
    return this.page.evaluate(
      (first) =>
        new Promise<void>((opened) => {
          const socket = new WebSocket('/ws/chat', 'sohbet.v1')
          socket.onopen = () => {
            socket.send(JSON.stringify(first))
            opened()
          }
          socket.onmessage = ({ data }) => (window as never as { heard: (text: string) => void }).heard(data)
          Object.assign(window, { socket })
        }),
      hello,
    )
  }

  get session(): string {
    return String(this.frames.find(({ type }) => type === 'welcome')?.session)
  }

  get events(): SessionEvent[] {
    return this.frames.filter(({ type }) => type === 'event') as unknown as SessionEvent[]
  }

  async send(frame: object): Promise<void> {
    await this.page.evaluate(
      (one) => (window as never as { socket: WebSocket }).socket.send(JSON.stringify(one)),
      frame,
    )
  }

  /** Sends a command and waits for its answer. */
  async ask(type: string, fields: object): Promise<Frame> {
    const cid = randomUUID()
    await this.send({ type, cid, ...fields })
    return this.wait((frame) => frame.cid === cid && (frame.type === 'ack' || frame.type === 'nack'))
  }

  async wait(fits: (frame: Frame) => boolean): Promise<Frame> {
    const until = Date.now() + 20_000
    for (;;) {
      const found = this.frames.find(fits)
      if (found !== undefined) return found
      if (Date.now() > until)
        throw new Error(`the visitor waited in vain; heard: ${JSON.stringify(this.frames.slice(-5))}`)
      await this.page.waitForTimeout(50)
    }
  }
}
