// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge, Button } from '@mantine/core'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import type { ApiKey } from '../api/types'
import type { Area } from './draft'
import classes from './Keys.module.css'
import { type Standing, standingOf } from './state'

type Props = {
  keys: readonly ApiKey[]
  /** Absent where keys are not exchanged. */
  rotate?: (key: ApiKey) => void
  revoke: (key: ApiKey) => void
}

const colors: Record<Standing, string> = { active: 'green', ending: 'orange', expired: 'gray', revoked: 'gray' }

/** Keys with all that may be known of them. */
export function KeyList({ keys, rotate, revoke }: Props) {
  const t = useTranslations()
  const now = useNow({ updateInterval: 60_000 })
  return (
    <ul className={classes.keys} aria-label={t('keys.caption')}>
      {keys.map((key) => {
        const standing = standingOf(key, now.getTime())
        const works = standing === 'active' || standing === 'ending'
        return (
          <li key={key.id} className={classes.key} data-over={!works || undefined}>
            <div className={classes.said}>
              <h2 className={classes.name}>
                {key.name}{' '}
                <Badge variant="light" color={colors[standing]} className={classes.badge}>
                  {t(`keys.status.${standing}`)}
                </Badge>
              </h2>
              <p className={classes.prefix}>
                <code>{key.prefix}…</code>
              </p>
              <p className={classes.facts}>
                <span>{t(`role.${key.role}`)}</span>
                {key.scopes.map((scope) => (
                  <Scope key={scope} scope={scope} />
                ))}
              </p>
              <Facts apiKey={key} now={now} />
            </div>
            {works && (
              <div className={classes.acts}>
                {rotate && key.owner === undefined && !key.installed && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={t('keys.rotateOf', { name: key.name })}
                    onClick={() => rotate(key)}
                  >
                    {t('keys.rotate')}
                  </Button>
                )}
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  className={classes.revoke}
                  aria-label={t('keys.revokeOf', { name: key.name })}
                  onClick={() => revoke(key)}
                >
                  {t('keys.revoke')}
                </Button>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Scope({ scope }: { scope: string }) {
  const t = useTranslations('keys')
  if (scope === 'all') return <span>{t('everything')}</span>
  const [area, access] = scope.split(':') as [Area, 'read' | 'write']
  return <span>{t(`scope.${access}`, { area: t(`area.${area}`) })}</span>
}

function Facts({ apiKey: key, now }: { apiKey: ApiKey; now: Date }) {
  const t = useTranslations('keys')
  const format = useFormatter()
  const ago = (at: string) => format.relativeTime(new Date(at), now)
  const on = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  const over = key.revoked_at ?? (key.status === 'expired' ? key.expires_at : undefined)
  return (
    <>
      <p className={classes.facts}>
        <span>{t('created', { when: ago(key.created_at) })}</span>
        <span>{key.last_used_at === undefined ? t('neverUsed') : t('used', { when: ago(key.last_used_at) })}</span>
        <span>
          {over !== undefined
            ? t('ended', { when: on(over) })
            : key.expires_at === undefined
              ? t('neverEnds')
              : t('ends', { when: on(key.expires_at) })}
        </span>
        {key.owner && <span>{t('owner', { name: key.owner.name })}</span>}
        {key.installed && <span>{t('installed')}</span>}
      </p>
      {key.overlap_until !== undefined && over === undefined && Date.parse(key.overlap_until) > now.getTime() && (
        <p className={classes.facts}>{t('overlap', { when: on(key.overlap_until) })}</p>
      )}
    </>
  )
}
