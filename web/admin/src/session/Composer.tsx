// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_TEXT } from '../../../protocol/frames'
import { mayAnswer, useMe } from '../access/me'
import type { SessionView } from '../api/types'
import { SendIcon } from '../shell/icons'
import classes from './Composer.module.css'
import { useOutbox } from './useOutbox'
import { useTypingSignal } from './useTypingSignal'

/** Where one answers, or why one cannot. */
export function Composer({ view, isPast }: { view: SessionView; isPast: boolean }) {
  const t = useTranslations()
  const me = useMe()
  const isMine = view.owner.kind === 'agent' && view.owner.id === me.user.id
  if (view.status === 'ended') return <p className={classes.why}>{t('owner.ended')}</p>
  if (!mayAnswer(me)) return <p className={classes.why}>{t('owner.viewer')}</p>
  if (!isMine) return <p className={classes.why}>{t('owner.takeFirst')}</p>
  return <Writing session={view.id} isPast={isPast} />
}

function Writing({ session, isPast }: { session: string; isPast: boolean }) {
  const t = useTranslations('composer')
  const { outbox } = useOutbox(session, 0)
  const [text, setText] = useState('')
  const signal = useTypingSignal(session)
  const field = useRef<HTMLTextAreaElement>(null)
  // Whoever has just taken over wants to write.
  useEffect(() => field.current?.focus(), [])

  const left = MAX_TEXT - text.length
  const canSend = text.trim() !== '' && left >= 0 && !isPast
  const send = () => {
    if (!canSend) return
    outbox.say(text.trim())
    setText('')
    signal(false)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Textarea
        ref={field}
        className={classes.field}
        aria-label={t('label')}
        placeholder={isPast ? t('past') : t('placeholder')}
        disabled={isPast}
        autosize
        minRows={1}
        maxRows={6}
        value={text}
        error={left < 0}
        onChange={(event) => {
          setText(event.currentTarget.value)
          signal(event.currentTarget.value !== '')
        }}
        onBlur={() => signal(false)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" disabled={!canSend} rightSection={<SendIcon size={16} />}>
        {t('send')}
      </Button>
      {left < 200 && (
        <span className={classes.left} data-over={left < 0 || undefined} role="status">
          {t('left', { count: left })}
        </span>
      )}
    </form>
  )
}
