// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import type { SessionRow } from '../api/types'
import { useShopNow } from '../sandbox/shopTime'
import { SessionCard } from './SessionCard'
import { SessionLine } from './SessionLine'
import classes from './SessionTable.module.css'

/** Sessions as a table, or as cards where a table has no room. */
export function SessionTable({ rows }: { rows: SessionRow[] }) {
  const t = useTranslations('sessions')
  const now = useShopNow(10_000)
  const isNarrow = useMediaQuery('(max-width: 48em)', window.matchMedia('(max-width: 48em)').matches)
  if (isNarrow) {
    return (
      <ul className={classes.cards} aria-label={t('caption')}>
        {rows.map((row) => (
          <SessionCard key={row.id} row={row} now={now} />
        ))}
      </ul>
    )
  }
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <VisuallyHidden component="caption">{t('caption')}</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col">{t('visitor')}</th>
            <th scope="col" className={classes.wide}>
              {t('last')}
            </th>
            <th scope="col">{t('answers')}</th>
            <th scope="col" className={classes.number}>
              {t('messages')}
            </th>
            <th scope="col" className={classes.number}>
              {t('interactions')}
            </th>
            <th scope="col" className={classes.number}>
              {t('purchases')}
            </th>
            <th scope="col">{t('activity')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SessionLine key={row.id} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
