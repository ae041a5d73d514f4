// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { MAX_TEXT } from '../../protocol/frames.ts'
import type { Widget } from '../widget.ts'
import { focus } from './focus.ts'
import { SendIcon } from './icons.tsx'

export function Composer({ widget }: { widget: Widget }): JSX.Element {
  const { text } = widget.speech
  const { draft } = widget
  const isStopped = widget.chat.link === 'stopped'
  const send = (event: Event) => {
    event.preventDefault()
    if (!draft.trim() || isStopped) return
    widget.say(draft)
    widget.write('')
  }
  return (
    <form class="composer" onSubmit={send}>
      <textarea
        ref={widget.isRestored ? null : focus}
        rows={Math.min(5, draft.split('\n').length + Math.floor(draft.length / 40))}
        dir="auto"
        maxLength={MAX_TEXT}
        aria-label={text('message')}
        placeholder={text('placeholder')}
        value={draft}
        disabled={isStopped}
        enterkeyhint="send"
        onInput={(event) => widget.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event)
        }}
      />
      <button type="submit" class="main round" aria-label={text('send')} disabled={!draft.trim() || isStopped}>
        <SendIcon />
      </button>
    </form>
  )
}
