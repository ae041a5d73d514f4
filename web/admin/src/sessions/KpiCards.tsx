// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Skeleton } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import type { Kpi } from '../api/types'
import { useMoney } from '../shell/useMoney'
import classes from './KpiCards.module.css'

/** The merchant's day in numbers. Reported and confirmed purchases are never added up. */
export function KpiCards({ kpi }: { kpi: Kpi | undefined }) {
  const t = useTranslations('kpi')
  const format = useFormatter()
  const money = useMoney()
  const rate = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 })
  const cards = kpi && [
    [t('active'), format.number(kpi.active_sessions), t('activeHint', { count: kpi.sessions_today })],
    [t('unanswered'), format.number(kpi.unanswered), t('unansweredHint')],
    [t('messages'), format.number(kpi.messages_today), t('messagesHint', { count: kpi.sessions_with_visitor_event })],
    [t('interactions'), format.number(kpi.interactions_today), t('interactionsHint')],
    [
      t('conversion'),
      rate(kpi.conversion.confirmed.rate),
      t('conversionHint', { count: kpi.conversion.confirmed.sessions, rate: rate(kpi.conversion.reported.rate) }),
    ],
    [t('revenue'), money(kpi.revenue.confirmed, kpi.revenue.currency), t('revenueHint')],
  ]
  return (
    <section aria-label={t('title')}>
      <dl className={classes.cards}>
        {cards?.map(([name, value, hint]) => (
          <div key={name} className={classes.card}>
            <dt className={classes.name}>{name}</dt>
            <dd className={`${classes.value} numbers`}>{value}</dd>
            <dd className={classes.hint}>{hint}</dd>
          </div>
        )) ??
          ['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
            <div key={place} className={classes.card}>
              <Skeleton h={60} />
            </div>
          ))}
      </dl>
    </section>
  )
}
