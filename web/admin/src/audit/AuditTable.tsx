// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import type { AuditEntry } from '../api/types'
import classes from './AuditTable.module.css'
import { Changes } from './Changes'
import { type Narrow, Outcome, What, When, Where, Who } from './EntryParts'

type Props = { entries: AuditEntry[]; narrow: Narrow }

/** The log as a table, or as cards where a table has no room. */
export function AuditTable({ entries, narrow }: Props) {
  const t = useTranslations('audit')
  const isNarrow = useMediaQuery('(max-width: 48em)', window.matchMedia('(max-width: 48em)').matches)
  if (isNarrow) {
    return (
      <ul className={classes.cards} aria-label={t('caption')}>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.card}>
            <div className={classes.cardHead}>
              <Who entry={entry} narrow={narrow} />
              <Outcome entry={entry} />
            </div>
            <What entry={entry} narrow={narrow} />
            <Changes changes={entry.changes} />
            <div className={classes.cardFoot}>
              <When at={entry.at} />
              <Where entry={entry} />
            </div>
          </li>
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
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col" className={classes.wide}>
              {t('what')}
            </th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('where')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <When at={entry.at} />
              </td>
              <td>
                <Who entry={entry} narrow={narrow} />
              </td>
              <td className={classes.wide}>
                <What entry={entry} narrow={narrow} />
                <Changes changes={entry.changes} />
              </td>
              <td>
                <Outcome entry={entry} />
              </td>
              <td>
                <Where entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
