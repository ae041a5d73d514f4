// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { leastRole, may } from '../access/permission'
import type { Notice } from '../api/types'
import classes from './Notices.module.css'
import { placeOf } from './place'
import type { Act } from './queries'
import { SeverityMark } from './SeverityMark'
import { useNoticeText } from './useNoticeText'

type Props = {
  notice: Notice
  now: Date
  act: (id: string, act: Act) => void
  pending?: { id: string; act: Act } | undefined
  left?: () => void
  isShort?: boolean
}

/** One notification: what, how often, who sees to it, and what can be done. */
export function NoticeLine({ notice, now, act, pending, left, isShort = false }: Props) {
  const t = useTranslations('notices')
  const { title, detail, facts } = useNoticeText()(notice)
  const when = useWhen(now)
  const open = () => {
    if (!notice.read) act(notice.id, 'read')
    left?.()
  }
  const isBusy = (what: Act) => pending?.id === notice.id && pending.act === what
  return (
    <article className={classes.line} data-unread={!notice.read || undefined} aria-label={title}>
      <div className={classes.head}>
        <SeverityMark severity={notice.severity} />
        {!notice.read && <span className={classes.unread}>{t('unread')}</span>}
        <span className={classes.when}>{notice.count === 1 && when(notice.at)}</span>
      </div>
      <p className={classes.title}>{title}</p>
      {detail !== '' && <p className={classes.detail}>{detail}</p>}
      {facts.length > 0 && !isShort && (
        <dl className={classes.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {notice.count > 1 && (
        <p className={classes.times}>
          {t('times', { count: notice.count, when: when.text(notice.at) })},{' '}
          {t('first', { when: when.text(notice.first_at) })}
        </p>
      )}
      {notice.acknowledged !== null && (
        <p className={classes.state}>
          {t('acknowledged', { name: notice.acknowledged.by, when: when.text(notice.acknowledged.at) })}
        </p>
      )}
      {notice.resolved_at !== null && (
        <p className={classes.state}>{t('resolved', { when: when.text(notice.resolved_at) })}</p>
      )}
      <div className={classes.acts}>
        <Lead notice={notice} title={title} left={open} />
        {notice.actions.includes('acknowledge') && notice.acknowledged === null && notice.resolved_at === null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isBusy('acknowledge')}
            aria-label={t('acknowledgeOf', { title })}
            onClick={() => act(notice.id, 'acknowledge')}
          >
            {t('acknowledge')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          loading={isBusy('read') || isBusy('unread')}
          aria-label={t(notice.read ? 'markUnreadOf' : 'readOf', { title })}
          onClick={() => act(notice.id, notice.read ? 'unread' : 'read')}
        >
          {t(notice.read ? 'markUnread' : 'read')}
        </Button>
      </div>
    </article>
  )
}

/** The way to what it is about; whoever may not go there is told who may. */
export function Lead({ notice, title, left }: { notice: Notice; title: string; left: () => void }): ReactNode {
  const t = useTranslations('notices')
  const me = useMe()
  const place = placeOf(notice)
  if (place === undefined) return null
  const role = leastRole(me, place.operation)
  if (role === undefined) return null
  if (!may(me, place.operation)) return <span className={classes.detail}>{t('notYours', { role })}</span>
  const { operation: _, ...target } = place
  return (
    <Button
      component={Link}
      {...(target as { to: '/live' })}
      size="compact-sm"
      variant="light"
      aria-label={notice.actions.includes('renew') ? undefined : t('openOf', { title })}
      onClick={left}
    >
      {t(notice.actions.includes('renew') ? 'renew' : 'open')}
    </Button>
  )
}

/** How long ago, with the exact time behind it. */
function useWhen(now: Date) {
  const format = useFormatter()
  const text = (at: string) => {
    const date = new Date(at)
    return format.relativeTime(date > now ? now : date, now)
  }
  const when = (at: string) => (
    <time dateTime={at} title={format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })}>
      {text(at)}
    </time>
  )
  return Object.assign(when, { text })
}
