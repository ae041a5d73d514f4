// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import type { Webhook } from '../api/types'
import { type Standing, standingOf } from './draft'
import classes from './Hooks.module.css'

const colors: Record<Standing, string> = { on: 'green', off: 'gray', failing: 'orange', gone: 'red', dead: 'red' }

export function HookList({ hooks }: { hooks: readonly Webhook[] }) {
  const t = useTranslations('hooks')
  return (
    <ul className={classes.list} aria-label={t('caption')}>
      {hooks.map((hook) => (
        <li key={hook.id} className={classes.row}>
          <div className={classes.said}>
            <h2 className={classes.name}>
              {hook.name} <HookBadge hook={hook} />
            </h2>
            <HookFacts hook={hook} />
          </div>
          <Link
            to="/webhooks/$id"
            params={{ id: hook.id }}
            className={classes.open}
            aria-label={t('openOf', { name: hook.name })}
          >
            {t('open')}
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function HookBadge({ hook }: { hook: Webhook }) {
  const t = useTranslations('hooks')
  const standing = standingOf(hook)
  return (
    <Badge variant="light" color={colors[standing]} className={classes.badge}>
      {t(`state.${standing}`)}
    </Badge>
  )
}

export function HookFacts({ hook }: { hook: Webhook }) {
  const t = useTranslations('hooks')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  return (
    <>
      <p className={classes.address}>
        <code>{hook.url}</code>
      </p>
      <p className={classes.facts}>
        <span>{t(`forms.${hook.form}`)}</span>
        <span>{hook.types.length === 0 ? t('everything') : t('some', { count: hook.types.length })}</span>
        <span>
          {hook.delivered_at === undefined
            ? t('never')
            : t('delivered', { when: format.relativeTime(new Date(hook.delivered_at), now) })}
        </span>
        {hook.waiting > 0 && <span>{t('waiting', { count: hook.waiting })}</span>}
        {hook.dead > 0 && <span>{t('given', { count: hook.dead })}</span>}
      </p>
      {hook.overlap_until !== undefined && (
        <p className={classes.facts}>
          {t('overlap', {
            when: format.dateTime(new Date(hook.overlap_until), { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </p>
      )}
    </>
  )
}
