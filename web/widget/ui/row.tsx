// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Component, type JSX } from 'preact'
import { type Chat, type Entry, type Pending, statusOf } from '../client/chat.ts'
import type { Widget } from '../widget.ts'
import { Bubble } from './bubble.tsx'

interface RowProps {
  widget: Widget
  entry: Entry
  chat: Chat
  isLastOwn: boolean
  language: string
}

/** A numbered entry. It never changes but for its status and its cards, so a long conversation stays light. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps) {
    const { entry, isLastOwn, language } = this.props
    const hasCards = entry.event === 'said' && entry.products
    return next.isLastOwn || isLastOwn || Boolean(hasCards) || next.language !== language
  }

  override render({ widget, entry, chat, isLastOwn }: RowProps): JSX.Element {
    const { text, time } = widget.speech
    if (entry.event === 'ended') return <p class="mark">{text('ended')}</p>
    if (entry.event === 'owner_changed')
      return <p class="mark">{text(entry.why, { name: entry.owner.name ?? text('agent') })}</p>
    const { by, name, products } = entry
    const status = isLastOwn ? ` · ${text(statusOf(chat, entry))}` : ''
    return (
      <Bubble
        {...{ widget, by, name, products }}
        words={entry.text ?? text('erased')}
        meta={time(entry.at) + status}
        look={entry.text === null ? 'erased' : ''}
      />
    )
  }
}

/** A message that is on its way, or that was refused and waits for what the visitor decides. */
export function OnItsWay({ widget, pending }: { widget: Widget; pending: Pending }): JSX.Element {
  const { text } = widget.speech
  const { cid, failure } = pending
  const status = statusOf(widget.chat, pending)
  const meta = text(status === 'queued' && widget.chat.link !== 'open' ? 'waiting' : status)
  const choice = (name: 'retry' | 'discard', act: () => void) => (
    <button type="button" class="link" onClick={act}>
      {text(name)}
    </button>
  )
  return (
    <Bubble widget={widget} by="visitor" words={pending.text} meta={meta} look={failure ? 'failed' : ''}>
      {failure && (
        <p class="failure">
          {failure.message}
          {choice('retry', () => widget.conversation.again(cid))}
          {choice('discard', () => widget.conversation.discard(cid))}
        </p>
      )}
    </Bubble>
  )
}
