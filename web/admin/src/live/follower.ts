// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { MessageView, SessionEvent, SessionView } from '../api/types'
import { foldView, isGap } from './view'

export type Followed = { view: SessionView | undefined; visitorTyping: boolean }

/** A visitor who stopped without saying so is not typing for ever. */
const typingLasts = 6000

/** One session kept up to date by its topic. `refresh` is called when events are missing. */
export class SessionFollower {
  private state: Followed = { view: undefined, visitorTyping: false }
  private readonly watchers = new Set<() => void>()
  private typingEnds: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly refresh: () => void) {}

  read = (): Followed => this.state

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  snapshot(view: SessionView): void {
    const known = this.state.view
    if (known !== undefined && known.seq > view.seq) return
    if (known !== undefined && view.messages.some(({ seq, by }) => by === 'visitor' && seq > known.seq))
      this.typing(false)
    this.become({ view: known === undefined ? view : { ...view, messages: remembered(known, view) } })
  }

  event(event: SessionEvent): void {
    const { view } = this.state
    if (view === undefined || event.seq <= view.seq) return
    if (isGap(view, event)) {
      this.refresh()
      return
    }
    if (event.event === 'said' && event.by === 'visitor') this.typing(false)
    this.become({ view: foldView(view, event) })
  }

  typing(on: boolean): void {
    clearTimeout(this.typingEnds)
    if (on) this.typingEnds = setTimeout(() => this.become({ visitorTyping: false }), typingLasts)
    if (on !== this.state.visitorTyping) this.become({ visitorTyping: on })
  }

  end(): void {
    clearTimeout(this.typingEnds)
  }

  private become(next: Partial<Followed>): void {
    this.state = { ...this.state, ...next }
    for (const watcher of this.watchers) watcher()
  }
}

/** A snapshot holds the last messages only, and the cards of fewer: what was on the screen stays there, unless it was erased. */
function remembered(known: SessionView, fresh: SessionView): MessageView[] {
  if (fresh.visitor.erased) return fresh.messages
  const before = new Map(known.messages.map((message) => [message.seq, message]))
  const oldest = fresh.messages[0]?.seq ?? 0
  return [
    ...known.messages.filter((message) => message.seq < oldest),
    ...fresh.messages.map((message) => {
      const cards = before.get(message.seq)?.products ?? []
      return (message.products?.length ?? 0) === 0 && cards.length > 0 ? { ...message, products: cards } : message
    }),
  ]
}
