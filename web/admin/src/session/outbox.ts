// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { newCid } from '../live/cid'
import { Refusal } from '../live/commands'
import type { Ack, Command } from '../live/frames'

/** An answer on its way: without `seq` it is not acknowledged yet, with `failed` it was refused for good. */
export type Draft = { cid: string; text: string; at: string; seq?: number; failed?: string }

type Ask = (command: Command) => Promise<Ack>

const prefix = 'sohbet.outbox.'

/**
 * The answers of one session on their way, in their order: the next goes out when the one before has its answer. They
 * keep their ids until acknowledged, over a lost line and over a reload of the page.
 */
export class Outbox {
  private drafts: readonly Draft[]
  private readonly watchers = new Set<() => void>()
  private busy = false

  constructor(
    private readonly session: string,
    private readonly ask: Ask,
    private readonly storage: Storage = sessionStorage,
  ) {
    this.drafts = restored(storage.getItem(prefix + session))
    void this.pump()
  }

  read = (): readonly Draft[] => this.drafts

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  say(text: string): void {
    this.become([...this.drafts, { cid: newCid(), text, at: new Date().toISOString() }])
    void this.pump()
  }

  /** A refused id is refused for ever: the same words go out under a new one. */
  again(cid: string): void {
    const draft = this.drafts.find((one) => one.cid === cid)
    this.discard(cid)
    if (draft !== undefined) this.say(draft.text)
  }

  discard(cid: string): void {
    this.become(this.drafts.filter((draft) => draft.cid !== cid))
  }

  /** The session shows everything up to `seq`: acknowledged drafts up to there have become messages. */
  shown(seq: number): void {
    const left = this.drafts.filter((draft) => draft.seq === undefined || draft.seq > seq)
    if (left.length < this.drafts.length) this.become(left)
  }

  private async pump(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (let draft = this.next(); draft !== undefined; draft = this.next()) {
      const { cid, text } = draft
      try {
        const { seq = 0 } = await this.ask({ type: 'say', cid, session: this.session, text })
        this.change(cid, { seq })
      } catch (refusal) {
        const code = refusal instanceof Refusal ? refusal.code : 'internal'
        if (code === 'closed') break
        this.change(cid, { failed: code })
      }
    }
    this.busy = false
  }

  private next(): Draft | undefined {
    return this.drafts.find((draft) => draft.seq === undefined && draft.failed === undefined)
  }

  private change(cid: string, change: Partial<Draft>): void {
    this.become(this.drafts.map((draft) => (draft.cid === cid ? { ...draft, ...change } : draft)))
  }

  private become(drafts: readonly Draft[]): void {
    this.drafts = drafts
    const open = drafts.filter((draft) => draft.seq === undefined)
    if (open.length === 0) this.storage.removeItem(prefix + this.session)
    else this.storage.setItem(prefix + this.session, JSON.stringify(open))
    for (const watcher of this.watchers) watcher()
  }
}

function restored(stored: string | null): Draft[] {
  try {
    return stored === null ? [] : (JSON.parse(stored) as Draft[])
  } catch {
    return []
  }
}

/** Nothing of one person stays for the next who signs in. */
export function forgetOutboxes(storage: Storage = sessionStorage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
}
