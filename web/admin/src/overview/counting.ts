// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { LiveEvent } from '../live/frames'
import { isAfter } from '../live/place'

const mostWaiting = 20_000

/**
 * What the server counted up to a place of the feed, and every fact after it: asked once, then followed, each fact counted
 * once whichever of the two comes first.
 */
export class Counting<T> {
  value: T | undefined
  /** Facts after this place have been told here without a hole. */
  private since: string | undefined
  /** Facts up to this place are in the value the server counted. */
  private place: string | undefined
  private waiting: LiveEvent[] = []

  constructor(private readonly fold: (value: T, event: LiveEvent) => T) {}

  /** The server's count; false when facts between it and what is told are missing: it has to be asked again. */
  counted(value: T, place: string): boolean {
    if (this.since !== undefined && isAfter(this.since, place)) return false
    this.place = place
    this.value = this.waiting.filter((event) => isAfter(event.pos, place)).reduce(this.fold, value)
    this.waiting = []
    return true
  }

  /** From here on every fact will be told; false when some before it never will: the count has to be asked again. */
  told(from: string): boolean {
    this.since = from
    this.waiting = []
    const isWhole = this.place !== undefined && !isAfter(from, this.place)
    if (!isWhole) this.place = undefined
    return isWhole
  }

  event(event: LiveEvent): void {
    if (this.value !== undefined && this.place !== undefined) {
      if (isAfter(event.pos, this.place)) this.value = this.fold(this.value, event)
      return
    }
    this.waiting.push(event)
    if (this.waiting.length <= mostWaiting) return
    this.waiting = []
    this.since = event.pos
  }
}
