// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { MAX_TEXT } from '../../protocol/frames.ts'
import type { Widget } from '../widget.ts'
import { SendIcon } from './icons.tsx'

const TYPING_EVERY = 3000

export function Composer({ widget }: { widget: Widget }): JSX.Element {
  const { text } = widget.speech
  const field = useRef<HTMLTextAreaElement>(null)
  const typedAt = useRef(0)
  const [draft, setDraft] = useState(widget.draft)
  const isStopped = widget.chat.link === 'stopped'

  useEffect(() => {
    if (!widget.isRestored) field.current?.focus()
  }, [])
  useEffect(() => {
    // The field grows with what is written, up to what the style allows.
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [draft])

  const write = (words: string) => {
    setDraft(words)
    widget.draft = words
    const now = Date.now()
    if (!words || now - typedAt.current < TYPING_EVERY) return
    typedAt.current = now
    widget.conversation.tell({ type: 'typing', on: true })
  }
  const send = () => {
    if (!draft.trim() || isStopped) return
    widget.say(draft)
    typedAt.current = 0
    write('')
    field.current?.focus()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        maxLength={MAX_TEXT}
        aria-label={text('message')}
        placeholder={text('placeholder')}
        value={draft}
        disabled={isStopped}
        enterkeyhint="send"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <button type="submit" class="main round" aria-label={text('send')} disabled={!draft.trim() || isStopped}>
        <SendIcon />
      </button>
    </form>
  )
}
