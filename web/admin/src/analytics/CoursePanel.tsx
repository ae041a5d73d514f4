// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Summary } from '../api/types'
import { Course } from '../charts/Course'
import { Panel, PanelFailed, PanelLoading } from '../charts/Panel'
import { shopNow } from '../sandbox/shopTime'
import { filled, type Range, stepsOf } from './range'

type Props = { query: UseQueryResult<Summary>; range: Range; zone: string }

const nothing = { sessions: 0, messages: 0, interactions: 0 }

/** How the days went. */
export function CoursePanel({ query, range, zone }: Props) {
  const t = useTranslations('analytics')
  const { data } = query
  const points = useMemo(
    () => data && filled(data.course, stepsOf(range, data.step, zone, shopNow()), nothing),
    [data, range, zone],
  )
  return (
    <Panel title={t('course')} wide>
      {data !== undefined && points !== undefined && (
        <Course title={t('course')} points={points} step={data.step} zone={zone} />
      )}
      {data === undefined && query.isError && (
        <PanelFailed title={t('failed')} error={query.error} again={() => void query.refetch()} />
      )}
      {data === undefined && !query.isError && <PanelLoading lines={6} />}
    </Panel>
  )
}
