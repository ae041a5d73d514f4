// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import type { User } from '../api/types'
import { Empty, NothingFits } from '../sessions/ListStates'
import { PersonIcon } from '../shell/icons'
import classes from './Users.module.css'

const colours = { active: 'green', invited: 'blue', locked: 'orange' } as const

export function StatusBadge({ status }: { status: User['status'] }) {
  const t = useTranslations('users')
  return (
    <Badge variant="light" color={colours[status]} className={classes.badge}>
      {t(`statuses.${status}`)}
    </Badge>
  )
}

export function Moment({ at }: { at: string | null }) {
  const t = useTranslations('users')
  const format = useFormatter()
  if (at === null) return <span className={classes.dim}>{t('never')}</span>
  return <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}</time>
}

export function FirstUse() {
  const t = useTranslations('users')
  return <Empty icon={<PersonIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')} />
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('users')
  return <NothingFits title={t('noMatchTitle')} text={t('noMatchText')} act={t('clear')} clear={clear} />
}
