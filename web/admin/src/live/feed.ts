// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Kpi, SessionRow } from '../api/types'
import { isActivity } from './activity'
import type { LiveEvent } from './frames'
import { foldRow, needsRereading, openedRow } from './rows'
import { isGap } from './view'

export type FeedState = {
  rows: ReadonlyMap<string, SessionRow>
  kpi: Kpi | undefined
  /** A snapshot has arrived: `rows` holds the newest sessions. */
  known: boolean
}

const mostRows = 1000
const rereadEvery = 2000

export const newestFirst = (a: SessionRow, b: SessionRow): number =>
  Date.parse(b.last_activity_at) - Date.parse(a.last_activity_at)

/** Every session row known here, kept up to date by the topic `sessions`. `reread` is called when events are missing. */
export class SessionFeed {
  private state: FeedState = { rows: new Map(), kpi: undefined, known: false }
  private rows = new Map<string, SessionRow>()
  private readonly watchers = new Set<() => void>()
  private telling: ReturnType<typeof setTimeout> | undefined
  private rereading: ReturnType<typeof setTimeout> | undefined
  private lastReread = 0
  /** Rows whose numbers may be wrong, because events were missing. */
  private readonly unsure = new Set<string>()

  constructor(private readonly reread: () => void) {}

  read = (): FeedState => this.state

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  snapshot(data: { items: SessionRow[]; kpi?: Kpi }): void {
    for (const row of data.items) if (this.unsure.delete(row.id)) this.rows.delete(row.id)
    this.adopt(data.items)
    this.state = { ...this.state, kpi: data.kpi ?? this.state.kpi, known: true }
    this.tellSoon()
  }

  kpi(kpi: Kpi): void {
    this.state = { ...this.state, kpi }
    this.tellSoon()
  }

  /** Rows read elsewhere join in, unless a newer state of theirs is known. */
  adopt(items: readonly SessionRow[]): void {
    for (const row of items) {
      const known = this.rows.get(row.id)
      if (known === undefined || known.seq <= row.seq) this.rows.set(row.id, row)
    }
    this.tellSoon()
  }

  event(event: LiveEvent): void {
    const row = this.rows.get(event.session)
    if (row === undefined) {
      if (event.event === 'opened') this.rows.set(event.session, openedRow(event.session, event))
      // What a session inherits from the one before it (who the visitor is) is not in its opening.
      const isWhole = event.event === 'opened' && event.predecessor == null
      if (!isWhole && isActivity(event)) this.missing()
    } else if (event.seq > row.seq) {
      if (isGap(row, event) || needsRereading(row, event)) {
        this.unsure.add(row.id)
        this.missing()
      }
      this.rows.set(row.id, foldRow(row, event))
    }
    this.tellSoon()
  }

  /** At most every two seconds: a burst of unknown sessions is one question. */
  private missing(): void {
    this.rereading ??= setTimeout(
      () => {
        this.rereading = undefined
        this.lastReread = Date.now()
        this.reread()
      },
      Math.max(0, this.lastReread + rereadEvery - Date.now()),
    )
  }

  end(): void {
    clearTimeout(this.rereading)
    clearTimeout(this.telling)
    this.watchers.clear()
  }

  /** Many events a second are shown at most eight times a second. */
  private tellSoon(): void {
    this.telling ??= setTimeout(() => {
      this.telling = undefined
      this.forgetOldest()
      this.state = { ...this.state, rows: new Map(this.rows) }
      for (const watcher of this.watchers) watcher()
    }, 125)
  }

  private forgetOldest(): void {
    if (this.rows.size <= mostRows) return
    const kept = [...this.rows.values()].sort(newestFirst).slice(0, mostRows / 2)
    this.rows = new Map(kept.map((row) => [row.id, row]))
  }
}
