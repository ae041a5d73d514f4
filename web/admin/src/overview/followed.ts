// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { LiveEvent } from '../live/frames'
import { Counting } from './counting'
import { countHour, type Hours } from './hours'

export type Intents = ReadonlyMap<string, number>
export type What = 'hours' | 'intents'
/** A count that was behind the feed is there in a moment; a hole spoils little, and may come often in a busy shop. */
export type Why = 'late' | 'hole'
export type Figures = { hours: Hours | undefined; intents: Intents | undefined }

export function countIntent(intents: Intents, event: LiveEvent, begin: number): Intents {
  if (event.event !== 'said' || event.intent == null || Date.parse(event.at) < begin) return intents
  return new Map(intents).set(event.intent, (intents.get(event.intent) ?? 0) + 1)
}

/** The figures of the page that facts move: asked for once each, then followed. */
export class FollowedFigures {
  readonly hours: Counting<Hours>
  readonly intents: Counting<Intents>
  private begin = 0
  private state: Figures = { hours: undefined, intents: undefined }
  private readonly watchers = new Set<() => void>()
  private telling: ReturnType<typeof setTimeout> | undefined

  constructor(
    zone: string,
    private readonly askAgain: (what: What, why: Why) => void,
  ) {
    this.hours = new Counting((hours, event) => countHour(hours, event, zone))
    this.intents = new Counting((intents, event) => countIntent(intents, event, this.begin))
  }

  read = (): Figures => this.state

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** When the merchant's day began: what was wanted before it is of another day. */
  today(begin: number): void {
    this.begin = begin
  }

  countedHours(hours: Hours, place: string): void {
    if (!this.hours.counted(hours, place)) this.askAgain('hours', 'late')
    this.tellSoon()
  }

  countedIntents(intents: Intents, place: string): void {
    if (!this.intents.counted(intents, place)) this.askAgain('intents', 'late')
    this.tellSoon()
  }

  told(from: string): void {
    if (!this.hours.told(from) && this.hours.value !== undefined) this.askAgain('hours', 'hole')
    if (!this.intents.told(from) && this.intents.value !== undefined) this.askAgain('intents', 'hole')
  }

  event(event: LiveEvent): void {
    this.hours.event(event)
    this.intents.event(event)
    this.tellSoon()
  }

  end(): void {
    clearTimeout(this.telling)
    this.telling = undefined
  }

  /** Many facts a second are shown at most four times a second; what was not there yet is shown at once. */
  private tellSoon(): void {
    const { hours, intents } = this.state
    if ((hours ?? this.hours.value) !== hours || (intents ?? this.intents.value) !== intents) return this.tell()
    this.telling ??= setTimeout(() => {
      this.telling = undefined
      this.tell()
    }, 250)
  }

  private tell(): void {
    this.state = { hours: this.hours.value, intents: this.intents.value }
    for (const watcher of this.watchers) watcher()
  }
}
