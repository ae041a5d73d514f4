// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { SessionRow } from '../api/types'
import { useVisitorName } from '../sessions/names'
import { useMoney } from '../shell/useMoney'
import classes from './LivePage.module.css'
import type { Deed } from './newest'

type Props = { deed: Deed; row: SessionRow | undefined; titles: ReadonlyMap<string, string> }

/** One thing a visitor did. */
export const DeedLine = memo(function DeedLine({ deed, row, titles }: Props) {
  const format = useFormatter()
  const visitorName = useVisitorName()
  const what = useDeedText()
  const nobody = { id: deed.session, visitor: { name: null, erased: false } }
  return (
    <li className={classes.deed} data-refused={deed.event === 'view_refused' || undefined}>
      <span>
        <Link to="/sessions/$id" params={{ id: deed.session }} className={classes.who}>
          {visitorName(row ?? nobody)}
        </Link>{' '}
        <span className={classes.what}>{what(deed, titles)}</span>
      </span>
      <time dateTime={deed.at}>
        {format.dateTime(new Date(deed.at), {
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
          hourCycle: 'h23',
        })}
      </time>
    </li>
  )
})

function useDeedText() {
  const t = useTranslations('overview.did')
  const money = useMoney()
  return (deed: Deed, titles: ReadonlyMap<string, string>) => {
    if (deed.event === 'purchased') {
      return t(deed.status, { total: money(deed.total, deed.currency), order: deed.order })
    }
    const product = titles.get(deed.product) ?? deed.product
    return deed.event === 'interacted' ? t(deed.action, { product }) : t('view_refused', { product })
  }
}
