// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionRow } from '../api/types'
import { LastWord, Owner, When, Who } from './RowParts'
import classes from './SessionTable.module.css'

/** One session on a narrow screen. */
export const SessionCard = memo(function SessionCard({ row, now }: { row: SessionRow; now: Date }) {
  const t = useTranslations('session')
  return (
    <li className={classes.card} data-ended={row.status === 'ended' || undefined}>
      <div className={classes.cardHead}>
        <Who row={row} />
        <When at={row.last_activity_at} now={now} />
      </div>
      <LastWord row={row} />
      {row.status === 'ended' ? <span className={classes.dim}>{t('ended')}</span> : <Owner owner={row.owner} />}
    </li>
  )
})
