// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { unread } from '../client/chat.ts'
import type { Widget } from '../widget.ts'
import { ChatIcon, CloseIcon } from './icons.tsx'
import { Panel } from './panel.tsx'

export function App({ widget }: { widget: Widget }): JSX.Element {
  const { text } = widget.speech
  const launcher = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(widget.isOpen)
  const news = widget.isOpen ? 0 : unread(widget.chat)
  const isVisible = widget.isOpen && document.visibilityState === 'visible'

  useEffect(() => {
    if (isVisible) widget.conversation.seen()
  })
  useEffect(() => {
    if (wasOpen.current && !widget.isOpen) launcher.current?.focus()
    wasOpen.current = widget.isOpen
  }, [widget.isOpen])

  return (
    <>
      {widget.isOpen && <Panel widget={widget} />}
      <button
        ref={launcher}
        type="button"
        class="launcher"
        aria-expanded={widget.isOpen}
        aria-label={widget.isOpen ? text('close') : news ? text('openUnread', { n: news }) : text('open')}
        onClick={() => (widget.isOpen ? widget.close() : widget.open())}
      >
        {widget.isOpen ? <CloseIcon /> : <ChatIcon />}
        {news > 0 && (
          <span class="badge" aria-hidden="true">
            {news > 9 ? '9+' : news}
          </span>
        )}
      </button>
      <div class="unseen" role="status">
        {news > 0 && text('openUnread', { n: news })}
      </div>
    </>
  )
}
