// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionRow } from '../api/types'
import { LastWord, Owner, Purchases, When, Who } from './RowParts'
import classes from './SessionTable.module.css'

/** One session as a line of the table; the whole line leads to it. */
export const SessionLine = memo(function SessionLine({ row, now }: { row: SessionRow; now: Date }) {
  const t = useTranslations('session')
  return (
    <tr className={classes.line} data-ended={row.status === 'ended' || undefined}>
      <th scope="row">
        <Who row={row} />
      </th>
      <td className={classes.wide}>
        <LastWord row={row} />
      </td>
      <td>
        {row.status === 'ended' ? <span className={classes.dim}>{t('ended')}</span> : <Owner owner={row.owner} />}
      </td>
      <td className={classes.number}>{row.messages}</td>
      <td className={classes.number}>{row.interactions}</td>
      <td className={classes.number}>
        <Purchases purchases={row.purchases} />
      </td>
      <td>
        <When at={row.last_activity_at} now={now} />
      </td>
    </tr>
  )
})
