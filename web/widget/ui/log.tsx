// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Component, createRef, type JSX } from 'preact'
import type { Widget } from '../widget.ts'
import { Bubble } from './bubble.tsx'
import { keyOf, Row } from './row.tsx'

const NEAR = 80

interface Props {
  widget: Widget
}

/** Everything said, the newest at the bottom and in view unless the visitor has scrolled up. */
export class Log extends Component<Props, { isAway: boolean }> {
  readonly #log = createRef<HTMLDivElement>()
  #mine: string | undefined

  override componentDidMount() {
    this.componentDidUpdate()
  }

  override componentDidUpdate() {
    const { pending } = this.props.widget.chat
    const mine = pending[pending.length - 1]?.cid
    const spoke = mine !== undefined && mine !== this.#mine
    this.#mine = mine
    if (spoke || !this.state.isAway)
      requestAnimationFrame(() => {
        const log = this.#log.current
        if (log) log.scrollTop = log.scrollHeight
      })
  }

  override render({ widget }: Props): JSX.Element {
    const { chat, speech } = widget
    const { text, language } = speech
    const lastOwn = chat.entries.findLast((entry) => entry.event === 'said' && entry.by === 'visitor')
    const typist = chat.typing === 'agent' ? (chat.owner?.name ?? text('agent')) : text('bot')
    return (
      <div class="middle">
        <div
          ref={this.#log}
          class="log"
          role="log"
          aria-label={text('log')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
          tabIndex={0}
          onScroll={({ currentTarget: at }) =>
            this.setState({ isAway: at.scrollHeight - at.scrollTop - at.clientHeight > NEAR })
          }
        >
          <Bubble widget={widget} by="bot" words={chat.shop?.greeting ?? text('greeting')} />
          {[...chat.entries, ...chat.pending].map((entry) => (
            <Row key={keyOf(entry)} {...{ widget, entry, chat, language }} isLastOwn={entry === lastOwn} />
          ))}
          {chat.typing && (
            <p class="typing">
              <i />
              <i />
              <i />
              <span class="unseen">{text('typing', { name: typist })}</span>
            </p>
          )}
        </div>
        {this.state.isAway && (
          <button type="button" class="newer" onClick={() => this.setState({ isAway: false })}>
            {text('newer')}
          </button>
        )}
      </div>
    )
  }
}
