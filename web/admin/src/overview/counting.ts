// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { LiveEvent } from '../live/frames'
import { isAfter } from '../live/place'

const mostWaiting = 20_000

/**
 * What the server counted up to a place of the feed, and every fact after it: asked once, then followed, each fact counted
 * once whichever of the two comes first. After a hole in the feed it goes on with what it knows until it is counted anew.
 */
export class Counting<T> {
  value: T | undefined
  /** Facts after this place have been told here without a hole. */
  private since: string | undefined
  /** Facts up to this place are in the value. */
  private upTo: string | undefined
  private isWhole = false
  /** Facts for the next count; they are in the value already if there is one. */
  private waiting: LiveEvent[] = []

  constructor(private readonly fold: (value: T, event: LiveEvent) => T) {}

  /** The server's count; false when facts between it and what is told are missing: it has to be asked again. */
  counted(value: T, place: string): boolean {
    if (this.since !== undefined && isAfter(this.since, place)) return false
    const after = this.waiting.filter((event) => isAfter(event.pos, place))
    this.value = after.reduce(this.fold, value)
    this.upTo = after.at(-1)?.pos ?? place
    this.isWhole = true
    this.waiting = []
    return true
  }

  /** From here on every fact will be told; false when some before it never will: the count has to be asked again. */
  told(from: string): boolean {
    const isHole = this.upTo === undefined || isAfter(from, this.upTo)
    if (!isHole && this.isWhole) return true
    this.since = from
    this.isWhole = false
    this.waiting = []
    return false
  }

  event(event: LiveEvent): void {
    if (!this.isWhole) this.wait(event)
    if (this.value === undefined || (this.upTo !== undefined && !isAfter(event.pos, this.upTo))) return
    this.value = this.fold(this.value, event)
    this.upTo = event.pos
  }

  private wait(event: LiveEvent): void {
    this.waiting.push(event)
    if (this.waiting.length <= mostWaiting) return
    this.waiting = []
    this.since = event.pos
  }
}
