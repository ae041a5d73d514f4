// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Component, createRef, type JSX } from 'preact'
import { unread } from '../client/chat.ts'
import type { Widget } from '../widget.ts'
import { CloseIcon } from './icons.tsx'
import { Panel } from './panel.tsx'

interface Props {
  widget: Widget
}

/** The launcher, what it announces, and the panel when it is open. */
export class App extends Component<Props> {
  readonly #launcher = createRef<HTMLButtonElement>()
  #wasOpen = false

  override componentDidMount() {
    this.componentDidUpdate()
  }

  override componentDidUpdate() {
    const { widget } = this.props
    if (this.#wasOpen && !widget.isOpen) this.#launcher.current?.focus()
    this.#wasOpen = widget.isOpen
    if (widget.isOpen && document.visibilityState === 'visible') widget.conversation.seen()
  }

  override render({ widget }: Props): JSX.Element {
    const { text } = widget.speech
    const news = widget.isOpen ? 0 : unread(widget.chat)
    const invitation = news ? text('openUnread', { n: news }) : text('open')
    return (
      <>
        {widget.isOpen && <Panel widget={widget} />}
        <button
          ref={this.#launcher}
          type="button"
          class="launcher"
          aria-expanded={widget.isOpen}
          aria-label={widget.isOpen ? text('close') : invitation}
          onClick={() => (widget.isOpen ? widget.close() : widget.open())}
        >
          {widget.isOpen && <CloseIcon />}
          {news > 0 && (
            <span class="badge" aria-hidden="true">
              {news > 9 ? '9+' : news}
            </span>
          )}
        </button>
        <div class="unseen" role="status">
          {news > 0 && invitation}
        </div>
      </>
    )
  }
}
