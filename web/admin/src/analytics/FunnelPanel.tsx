// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { UseQueryResult } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { Funnel } from '../api/types'
import { type Bar, Bars } from '../charts/Bars'
import { Panel, PanelFailed, PanelLoading } from '../charts/Panel'
import { shareOf } from './funnel'

/** How far the sessions came, what the shop's server confirmed apart from what pages reported. */
export function FunnelPanel({ query }: { query: UseQueryResult<Funnel> }) {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const stages = query.data?.stages
  const bars = stages?.map(({ stage, sessions }): Bar => {
    const share = shareOf(stages, sessions)
    return {
      key: stage,
      name: t(`stage.${stage}`),
      value: sessions,
      isApart: stage === 'confirmed',
      ...(share === undefined ? {} : { aside: format.number(share, { style: 'percent', maximumFractionDigits: 1 }) }),
    }
  })
  return (
    <Panel title={t('funnel')} hint={t('funnelHint')}>
      {bars !== undefined && <Bars bars={bars} label={t('funnel')} />}
      {bars === undefined && query.isError && (
        <PanelFailed title={t('failed')} error={query.error} again={() => void query.refetch()} />
      )}
      {bars === undefined && !query.isError && <PanelLoading lines={6} />}
    </Panel>
  )
}
