// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Socket } from '../src/live/connection'
import type { ClientFrame, ServerFrame } from '../src/live/frames'

/** The server's end of a socket, played by a test. */
export class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  readonly sent: ClientFrame[] = []
  closed = false

  send(data: string): void {
    this.sent.push(JSON.parse(data))
  }

  close(): void {
    this.closed = true
  }

  accept(): this {
    this.onopen?.call(this as unknown as WebSocket, new Event('open'))
    this.say({
      type: 'welcome',
      now: '2026-11-21T09:00:00Z',
      user: { id: 'u-1', name: 'Ada' },
      merchant: 'demo',
      role: 'operator',
    })
    return this
  }

  say(frame: ServerFrame | string): this {
    const data = typeof frame === 'string' ? frame : JSON.stringify(frame)
    this.onmessage?.call(this as unknown as WebSocket, { data } as MessageEvent)
    return this
  }

  breakOff(code = 1006): void {
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent)
  }

  of<T extends ClientFrame['type']>(type: T): Extract<ClientFrame, { type: T }>[] {
    return this.sent.filter((frame): frame is Extract<ClientFrame, { type: T }> => frame.type === type)
  }
}
