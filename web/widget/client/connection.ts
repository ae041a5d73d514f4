// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrame } from '../../protocol/frames.ts'
import { type Closing, waitAfter } from './backoff.ts'
import type { Link } from './chat.ts'
import type { Listener, Opener, Transport } from './transport.ts'

export interface Ways {
  socket: Opener
  poll: Opener
}

export interface Peer extends Pick<Listener, 'hello' | 'frame'> {
  link(link: Link): void
  closed(closing: Closing): void
}

const WELCOME_WITHIN = 10_000
const LASTED = 10_000
const TRIES_BEFORE_POLLING = 2
const SOCKET_AGAIN_AFTER = 300_000

/** Keeps one way to the server open: comes back after it broke, as `bye` says, and polls where sockets cannot open. */
export class Connection {
  #transport: Transport | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #welcomedAt: number | null = null
  #failures = 0
  #unopened = 0
  #stopped = false

  readonly #ways: Ways
  readonly #peer: Peer

  constructor(ways: Ways, peer: Peer) {
    this.#ways = ways
    this.#peer = peer
  }

  get isOpen(): boolean {
    return this.#transport !== null && this.#welcomedAt !== null
  }

  /** Connects unless that is so or under way; a wait for the next try is cut short. */
  start(): void {
    if (this.#transport || this.#stopped) return
    clearTimeout(this.#timer)
    this.#open()
  }

  /** Only when it is waiting to try again: the network came back, or the visitor did. */
  nudge(): void {
    if (!this.#transport && this.#timer !== undefined) this.start()
  }

  send(frame: ClientFrame): void {
    if (this.isOpen) this.#transport?.send(frame)
  }

  /** Ends it until the next `start`. */
  rest(): void {
    this.#drop()
    this.#peer.closed({ code: 1000, opened: true })
    if (!this.#stopped) this.#peer.link('idle')
  }

  /** The connection is no good although it looks open. */
  restart(): void {
    if (!this.#transport) return
    this.#drop()
    this.#closed({ code: 1006, opened: true })
  }

  #drop() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#transport?.close()
    this.#transport = null
  }

  #open() {
    this.#timer = undefined
    if (navigator.onLine === false) return this.#wait(5000)
    this.#welcomedAt = null
    this.#peer.link('connecting')
    const polls = this.#unopened >= TRIES_BEFORE_POLLING
    const open = polls ? this.#ways.poll : this.#ways.socket
    const mine = open({
      hello: () => this.#peer.hello(),
      frame: (frame) => {
        if (this.#transport !== mine) return
        if (frame.type === 'welcome') this.#welcomed(polls)
        this.#peer.frame(frame)
      },
      closed: (closing) => {
        if (this.#transport !== mine) return
        this.#drop()
        this.#count(closing, polls)
        this.#closed(closing)
      },
    })
    this.#transport = mine
    this.#timer = setTimeout(() => this.#giveUp(polls), WELCOME_WITHIN)
  }

  /** Some networks let a socket neither open nor fail. */
  #giveUp(polled: boolean) {
    this.#drop()
    const closing = { code: 1006, opened: false }
    this.#count(closing, polled)
    this.#closed(closing)
  }

  #welcomed(polls: boolean) {
    if (this.#welcomedAt === null) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#welcomedAt = Date.now()
      this.#peer.link('open')
    }
    if (polls && Date.now() - this.#welcomedAt > SOCKET_AGAIN_AFTER) {
      this.#unopened = TRIES_BEFORE_POLLING - 1
      queueMicrotask(() => this.restart())
    }
  }

  /** One socket that cannot open may be chance; then polling has its turn, and when that fails too, the socket again. */
  #count(closing: Closing, polled: boolean) {
    if (polled) this.#unopened = this.#welcomedAt === null ? TRIES_BEFORE_POLLING - 1 : this.#unopened
    else this.#unopened = closing.opened ? 0 : this.#unopened + 1
  }

  #closed(closing: Closing) {
    if (this.#welcomedAt !== null && Date.now() - this.#welcomedAt > LASTED) this.#failures = 0
    this.#welcomedAt = null
    this.#peer.closed(closing)
    const ms = waitAfter(closing, this.#failures++, Math.random())
    if (ms !== null) return this.#wait(ms)
    this.#stopped = true
    this.#peer.link('stopped')
  }

  #wait(ms: number) {
    this.#peer.link('waiting')
    this.#timer = setTimeout(() => this.#open(), ms)
  }
}
