// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useFormatter, useTranslations } from 'use-intl'
import type { Kpi } from '../api/types'
import { Numbers, NumbersLoading } from '../charts/Numbers'
import { useMoney } from '../shell/useMoney'

/** The shop this moment. Reported and confirmed purchases are never added up. */
export function LiveNumbers({ kpi, zone }: { kpi: Kpi | undefined; zone: string }) {
  const t = useTranslations()
  const format = useFormatter()
  const money = useMoney()
  if (kpi === undefined) return <NumbersLoading count={8} />
  const rate = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 })
  const { reported, confirmed } = kpi.conversion
  const cards: [string, string, string][] = [
    [t('kpi.active'), format.number(kpi.active_sessions), t('overview.activeHint')],
    [t('overview.today'), format.number(kpi.sessions_today), t('overview.todayHint', { zone })],
    [t('kpi.unanswered'), format.number(kpi.unanswered), t('kpi.unansweredHint')],
    [
      t('kpi.messages'),
      format.number(kpi.messages_today),
      t('kpi.messagesHint', { count: kpi.sessions_with_visitor_event }),
    ],
    [t('kpi.interactions'), format.number(kpi.interactions_today), t('kpi.interactionsHint')],
    [t('overview.confirmed'), rate(confirmed.rate), t('overview.confirmedHint', { count: confirmed.sessions })],
    [t('overview.reported'), rate(reported.rate), t('overview.reportedHint', { count: reported.sessions })],
    [t('kpi.revenue'), money(kpi.revenue.confirmed, kpi.revenue.currency), t('kpi.revenueHint')],
  ]
  return <Numbers title={t('kpi.title')} cards={cards.map(([name, value, hint]) => ({ name, value, hint }))} />
}
