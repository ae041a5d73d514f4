// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrame, ServerFrames } from '../../protocol/frames.ts'
import type { Command, Outbox } from './outbox.ts'

export type Ack = ServerFrames['server_ack']
export type Nack = ServerFrames['server_nack']

export interface Wire {
  isOpen(): boolean
  send(frame: ClientFrame): void
  /** The command had no answer in time, so the connection is not to be trusted. */
  restart(): void
  /** The session this was meant for has ended: the next one takes it. */
  renew(): void
  /** An item left the outbox or failed. */
  changed(): void
}

const ANSWER_WITHIN = 10_000
const WAIT_AT_LEAST = 1000

/** Takes the outbox to the server: one command in flight, in order, each until it has its ack or its last nack. */
export class Sender {
  #flying: Command | null = null
  #late: ReturnType<typeof setTimeout> | undefined
  #pausedUntil = 0
  #pause: ReturnType<typeof setTimeout> | undefined
  readonly #waiting = new Map<string, (answer: Ack | Nack) => void>()

  readonly #outbox: Outbox
  readonly #wire: Wire

  constructor(outbox: Outbox, wire: Wire) {
    this.#outbox = outbox
    this.#wire = wire
  }

  /** The answer to a command, once there is one. */
  answerTo(cid: string): Promise<Ack | Nack> {
    return new Promise((resolve) => this.#waiting.set(cid, resolve))
  }

  flush(): void {
    if (this.#flying || !this.#wire.isOpen()) return
    const rest = this.#pausedUntil - Date.now()
    if (rest > 0) {
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => this.flush(), rest)
      return
    }
    const next = this.#outbox.next()
    if (!next) return
    this.#flying = next.command
    this.#late = setTimeout(() => this.#wire.restart(), ANSWER_WITHIN)
    this.#wire.send(next.command)
  }

  /** The connection is gone, and what was in flight with it: the same cid goes again. */
  landed(): void {
    clearTimeout(this.#late)
    this.#flying = null
  }

  ack(ack: Ack): void {
    this.#outbox.done(ack.cid)
    this.#settle(ack.cid, ack)
  }

  nack(nack: Nack): void {
    // With one command in flight, a nack that names none can only mean that one.
    const cid = nack.cid ?? this.#flying?.cid
    const command = this.#outbox.items().find((item) => item.command.cid === cid)?.command
    if (!cid || !command) return this.#settle(cid ?? '', nack)
    if (nack.retryable) return this.#later(nack)
    if (nack.code === 'session_ended' && command.type !== 'end') return this.#wire.renew()
    if (command.type === 'say') this.#outbox.fail(cid, { code: nack.code, message: nack.message })
    else this.#outbox.done(cid)
    this.#settle(cid, nack)
  }

  /** The frame in flight was too large for the wire: trying again would not help. */
  tooLarge(message: string): void {
    if (this.#flying) this.nack({ type: 'nack', cid: this.#flying.cid, code: 'too_long', message, retryable: false })
  }

  #later(nack: Nack) {
    this.landed()
    this.#pausedUntil = Date.now() + Math.max(WAIT_AT_LEAST, (nack.retry_after ?? 0) * 1000)
    this.flush()
  }

  #settle(cid: string, answer: Ack | Nack) {
    if (this.#flying?.cid === cid) this.landed()
    this.#waiting.get(cid)?.(answer)
    this.#waiting.delete(cid)
    this.#wire.changed()
    this.flush()
  }
}
