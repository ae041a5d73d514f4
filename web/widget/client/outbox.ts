// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrames } from '../../protocol/frames.ts'
import { uuid } from './ids.ts'
import type { Store } from './store.ts'

/** Frames that ask for something, and so wait in the outbox for their ack or nack. */
export type Command = Extract<ClientFrames[keyof ClientFrames], { cid: string }>

export interface Failure {
  code: string
  message: string
}

/** One command that has no answer yet, or a message that was refused and waits for the visitor's decision. */
export interface Item {
  command: Command
  at: number
  tab: string
  failure?: Failure
}

const TAB_IS_GONE_AFTER = 15_000

/**
 * What the visitor did that the server has not acknowledged, kept so that a reload loses nothing. Each item has its own
 * storage name, so two tabs never overwrite each other's. A tab sends its own items and those of tabs that are gone; if
 * two tabs ever send the same one, its cid makes it once.
 */
export class Outbox {
  readonly #store: Store
  readonly #tab = uuid()
  #count = 0

  constructor(store: Store) {
    this.#store = store
    this.beat()
  }

  add(command: Command): Item {
    const item = { command, at: Date.now(), tab: this.#tab }
    const order = `${item.at.toString(36).padStart(9, '0')}${(this.#count++).toString(36).padStart(4, '0')}`
    this.#store.set(`out.${order}.${command.cid}`, item)
    return item
  }

  /** This tab's items, oldest first. */
  items(): Item[] {
    return this.#all().filter((item) => item.tab === this.#tab)
  }

  next(): Item | undefined {
    return this.items().find((item) => !item.failure)
  }

  done(cid: string): void {
    const name = this.#nameOf(cid)
    if (name) this.#store.remove(name)
  }

  /** Keeps a refused message for the visitor to send again or to drop. */
  fail(cid: string, failure: Failure): void {
    this.#change(cid, (item) => ({ ...item, failure }))
  }

  /** A refused cid stays refused, so another try is another command. */
  again(cid: string): void {
    const item = this.items().find((each) => each.command.cid === cid)
    if (!item) return
    this.done(cid)
    this.add({ ...item.command, cid: uuid() })
  }

  /** Takes over what tabs that are gone have left; answers whether there was any. */
  adopt(): boolean {
    const orphans = this.#all().filter((item) => item.tab !== this.#tab && !this.#lives(item.tab))
    for (const orphan of orphans) this.#change(orphan.command.cid, (item) => ({ ...item, tab: this.#tab }))
    return orphans.length > 0
  }

  beat(): void {
    this.#store.set(`tab.${this.#tab}`, Date.now())
    for (const name of this.#store.names('tab.')) if (!this.#lives(name.slice(4))) this.#store.remove(name)
  }

  /** The page is being left: what is unsent is anybody's. */
  leave(): void {
    this.#store.remove(`tab.${this.#tab}`)
  }

  clear(): void {
    for (const name of this.#store.names('out.')) this.#store.remove(name)
  }

  #lives(tab: string): boolean {
    return Date.now() - Number(this.#store.get(`tab.${tab}`) ?? 0) < TAB_IS_GONE_AFTER
  }

  #all(): Item[] {
    return this.#store.names('out.').flatMap((name) => (this.#store.get(name) as Item | null) ?? [])
  }

  #nameOf(cid: string): string | undefined {
    return this.#store.names('out.').find((name) => name.endsWith(`.${cid}`))
  }

  #change(cid: string, to: (item: Item) => Item): void {
    const name = this.#nameOf(cid)
    const item = name && (this.#store.get(name) as Item | null)
    if (name && item) this.#store.set(name, to(item))
  }
}
