// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { backoff } from './backoff'
import type { Ack, Command, Nack } from './frames'

/** A command was refused; `code` never changes its meaning. */
export class Refusal extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

type Open = {
  command: Command
  resolve: (ack: Ack) => void
  reject: (refusal: Refusal) => void
  tries: number
}

/** The commands that have no answer yet. They are sent again on every new line, under the same id, until they have one. */
export class Commands {
  private readonly open = new Map<string, Open>()
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(private readonly send: (command: Command) => boolean) {}

  ask(command: Command): Promise<Ack> {
    return new Promise((resolve, reject) => {
      this.open.set(command.cid, { command, resolve, reject, tries: 0 })
      this.send(command)
    })
  }

  /** A new line: what was sent over the old one may or may not have arrived. */
  resend(): void {
    for (const { command } of this.open.values()) this.send(command)
  }

  acked(ack: Ack): void {
    this.open.get(ack.cid)?.resolve(ack)
    this.open.delete(ack.cid)
  }

  nacked(nack: Nack): void {
    const asked = nack.cid == null ? undefined : this.open.get(nack.cid)
    if (asked === undefined) return
    if (nack.retryable) {
      this.later(asked, nack.retry_after)
      return
    }
    this.open.delete(asked.command.cid)
    asked.reject(new Refusal(nack.code))
  }

  end(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    for (const { reject } of this.open.values()) reject(new Refusal('closed'))
    this.open.clear()
  }

  private later(asked: Open, seconds: number | null | undefined): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer)
        if (this.open.has(asked.command.cid)) this.send(asked.command)
      },
      seconds == null ? backoff(asked.tries) : seconds * 1000,
    )
    asked.tries += 1
    this.timers.add(timer)
  }
}
