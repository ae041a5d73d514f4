// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Course } from '../charts/Course'
import { Panel, PanelFailed, PanelLoading } from '../charts/Panel'
import { type Hours, hour, lastDay } from './hours'

type Props = { hours: Hours | undefined; now: number; zone: string; query: UseQueryResult }

/** The last 24 hours, hour by hour, the running one growing as one looks. */
export function LastDay({ hours, now, zone, query }: Props) {
  const t = useTranslations('overview')
  const running = Math.floor(now / (hour / 4)) * (hour / 4)
  const points = useMemo(() => hours && lastDay(hours, running, zone), [hours, running, zone])
  return (
    <Panel title={t('day')} wide>
      {points !== undefined && <Course title={t('day')} points={points} step="hour" zone={zone} />}
      {points === undefined && query.isError && (
        <PanelFailed title={t('dayFailed')} error={query.error} again={() => void query.refetch()} />
      )}
      {points === undefined && !query.isError && <PanelLoading lines={6} />}
    </Panel>
  )
}
