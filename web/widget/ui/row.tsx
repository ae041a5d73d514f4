// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Component, type JSX } from 'preact'
import { type Chat, type Entry, type Pending, statusOf } from '../client/chat.ts'
import type { Widget } from '../widget.ts'
import { Bubble } from './bubble.tsx'

/** A visitor's message has its place from the key press on; all else has it by its number. */
export const keyOf = (entry: Entry | Pending): string =>
  ('failure' in entry || (entry.event === 'said' && entry.by === 'visitor') ? entry.cid : null) ??
  ('chapter' in entry ? `${entry.chapter}.${entry.seq}` : '')

interface Props {
  widget: Widget
  /** What is shown: a message on its way becomes a numbered one in the same place. */
  entry: Entry | Pending
  chat: Chat
  isLastOwn: boolean
  language: string
}

/** One line of the conversation. A numbered one never changes but for its status and its cards: long ones stay light. */
export class Row extends Component<Props> {
  override shouldComponentUpdate(next: Props) {
    const { entry, isLastOwn, language } = this.props
    const isSettled = !('failure' in entry) && !('products' in entry && entry.products?.length)
    return !isSettled || next.entry !== entry || next.isLastOwn || isLastOwn || next.language !== language
  }

  override render({ widget, entry, chat, isLastOwn }: Props): JSX.Element {
    const { text, time } = widget.speech
    if ('failure' in entry) return this.onItsWay(entry)
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

  /** A message that has no number yet, or that was refused and waits for what the visitor decides. */
  onItsWay(pending: Pending): JSX.Element {
    const { widget, chat } = this.props
    const { text } = widget.speech
    const { cid, failure } = pending
    const status = statusOf(chat, pending)
    const choice = (name: 'retry' | 'discard', act: () => void) => (
      <button type="button" class="link" onClick={act}>
        {text(name)}
      </button>
    )
    return (
      <Bubble
        {...{ widget, by: 'visitor', words: pending.text }}
        meta={text(status === 'queued' && chat.link !== 'open' ? 'waiting' : status)}
        look={failure ? 'failed' : ''}
      >
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
}
