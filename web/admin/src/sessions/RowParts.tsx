// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import type { Owner as SessionOwner, SessionRow } from '../api/types'
import { isWaiting } from '../live/rows'
import { BotIcon, PersonIcon, VerifiedIcon } from '../shell/icons'
import { useVisitorName } from './names'
import classes from './SessionTable.module.css'
import { seenUpTo } from './seen'

export function Who({ row }: { row: SessionRow }) {
  const t = useTranslations()
  const visitorName = useVisitorName()
  const isNew = row.seq > seenUpTo(row.id) && row.status === 'open'
  return (
    <span className={classes.who}>
      <span className={classes.mark} data-new={isNew || undefined}>
        {isNew && <VisuallyHidden>{t('sessions.unread')}: </VisuallyHidden>}
      </span>
      <Link to="/sessions/$id" params={{ id: row.id }} className={classes.name}>
        {visitorName(row)}
      </Link>
      {row.visitor.verified && (
        <span className={classes.verified} title={t('who.verified')}>
          <VerifiedIcon size={15} />
          <VisuallyHidden>{t('who.verified')}</VisuallyHidden>
        </span>
      )}
    </span>
  )
}

export function LastWord({ row }: { row: SessionRow }) {
  const t = useTranslations()
  if (row.last_by === null) return <span className={classes.dim}>{t('sessions.nothingSaid')}</span>
  return (
    <span className={classes.last}>
      {isWaiting(row) && (
        <Badge color="orange" variant="light" size="sm" className={classes.waiting}>
          {t('sessions.waiting')}
        </Badge>
      )}
      <span className={classes.text}>
        <span className={classes.dim}>{t(`who.${row.last_by}`)}: </span>
        {row.last_text ?? t('session.erasedText')}
      </span>
    </span>
  )
}

export function Owner({ owner }: { owner: SessionOwner }) {
  const t = useTranslations('who')
  const me = useMe()
  const isMine = owner.kind === 'agent' && owner.id === me.user.id
  return (
    <span className={classes.owner} data-mine={isMine || undefined}>
      {owner.kind === 'bot' ? <BotIcon size={16} /> : <PersonIcon size={16} />}
      {owner.kind === 'bot' ? t('bot') : isMine ? t('you') : (owner.name ?? t('agent'))}
    </span>
  )
}

export function Purchases({ purchases }: { purchases: SessionRow['purchases'] }) {
  const t = useTranslations('details')
  const { confirmed, reported } = purchases
  if (confirmed + reported === 0) return <span className={classes.dim}>0</span>
  return (
    <span title={`${t('confirmed')}: ${confirmed} · ${t('reported')}: ${reported}`}>
      {confirmed}
      {reported > 0 && <span className={classes.dim}> (+{reported})</span>}
    </span>
  )
}

export function When({ at, now }: { at: string; now: Date }) {
  const format = useFormatter()
  const date = new Date(at)
  // The server's clock may be a moment ahead; "in 1 second" would be nonsense here.
  const shown = format.relativeTime(date > now ? now : date, now)
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium' })}
      className={classes.when}
    >
      {shown}
    </time>
  )
}
