// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Notice } from '../api/types'
import { answered, folded, type NoticeEvent, type Notices, newestSeq, nothing, snapshotOf } from './fold'

/** The notifications of whoever is signed in, kept up to date by the topic `notifications`. */
export class NoticeFeed {
  private state: Notices = nothing
  private isKnown = false
  private raised: readonly Notice[] = []
  private readonly watchers = new Set<() => void>()

  read = (): Notices => this.state

  /** What was raised since somebody last took it, to be told by a toast or else. */
  news = (): readonly Notice[] => this.raised

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** Answers whether something was known before: then lists that were read meanwhile may lack what it brings. */
  snapshot(data: { items: readonly Notice[]; unread: number }): boolean {
    // After a time without a line it brings what came meanwhile; the first one brings what was there before.
    const last = newestSeq(this.state)
    const wasKnown = this.isKnown
    const missed = wasKnown ? data.items.filter(({ seq, read }) => seq > last && !read) : []
    this.isKnown = true
    this.become(snapshotOf(data), missed)
    return wasKnown
  }

  event(event: NoticeEvent): void {
    const { notification } = event
    const isNews = event.event === 'raised' && notification !== undefined && !notification.read
    this.become(folded(this.state, event), isNews ? [notification] : [])
  }

  /** The answer to an act of one's own. */
  answered(notice: Notice): void {
    this.become(answered(this.state, notice))
  }

  takeNews(): readonly Notice[] {
    const news = this.raised
    if (news.length > 0) this.become(this.state, [], [])
    return news
  }

  private become(state: Notices, news: readonly Notice[] = [], before = this.raised): void {
    this.state = state
    if (news.length > 0 || before !== this.raised) this.raised = [...before, ...news]
    for (const watcher of this.watchers) watcher()
  }
}
