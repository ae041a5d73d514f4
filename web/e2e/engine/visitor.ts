// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { SessionEvent } from '../../protocol/frames.ts'

type Frame = { type: string; cid?: string; code?: string; [field: string]: unknown }

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
    await page.evaluate(
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
      { type: 'hello', v: 1, key, locale: 'tr', ...hello },
    )
    const visitor = new Visitor(page, frames)
    await visitor.wait((frame) => frame.type === 'welcome')
    return visitor
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
