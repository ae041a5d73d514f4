// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useFormatter, useTranslations } from 'use-intl'
import type { Funnel, Summary } from '../api/types'
import { Numbers, NumbersLoading } from '../charts/Numbers'
import { useMoney } from '../shell/useMoney'
import { conversionOf } from './funnel'

/** What the days came to. */
export function Totals({ summary, funnel }: { summary: Summary | undefined; funnel: Funnel | undefined }) {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const money = useMoney()
  if (summary === undefined) return <NumbersLoading count={8} />
  const { messages, interactions } = summary
  const conversion = conversionOf(funnel?.stages ?? [])
  const rate = (value: number | undefined) =>
    value === undefined ? '–' : format.number(value, { style: 'percent', maximumFractionDigits: 1 })
  const done = interactions.view + interactions.compare + interactions.add_to_cart + interactions.buy
  const cards: [string, string, string][] = [
    [t('confirmed'), rate(conversion?.confirmed), t('confirmedHint')],
    [t('bought'), rate(conversion?.purchased), t('boughtHint')],
    [t('revenue'), money(summary.revenue.amount, summary.revenue.currency), t('revenueHint')],
    [t('orders'), format.number(summary.orders), t('ordersHint')],
    [t('messages'), format.number(messages.visitor + messages.bot + messages.agent), t('messagesHint', messages)],
    [
      t('interactions'),
      format.number(done),
      t('interactionsHint', {
        view: interactions.view,
        compare: interactions.compare,
        cart: interactions.add_to_cart,
        buy: interactions.buy,
      }),
    ],
    [t('refused'), format.number(interactions.view_refused), t('refusedHint')],
  ]
  const begun = { name: t('sessions'), value: format.number(summary.sessions), hint: t('totals') }
  return <Numbers title={t('totals')} cards={[begun, ...cards.map(([name, value, hint]) => ({ name, value, hint }))]} />
}
