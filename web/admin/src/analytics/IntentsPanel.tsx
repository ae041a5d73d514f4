// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { IntentCounts } from '../api/types'
import { Bars } from '../charts/Bars'
import { Panel, PanelEmpty, PanelFailed, PanelLoading } from '../charts/Panel'
import { useIntentName } from '../charts/useIntentName'

/** What visitors wanted. */
export function IntentsPanel({ query }: { query: UseQueryResult<IntentCounts> }) {
  const t = useTranslations('analytics')
  const intentName = useIntentName()
  const bars = query.data?.items.map(({ intent, count }) => ({ key: intent, name: intentName(intent), value: count }))
  return (
    <Panel title={t('intents')}>
      {bars !== undefined && bars.length > 0 && <Bars bars={bars} label={t('intents')} />}
      {bars?.length === 0 && <PanelEmpty text={t('noIntents')} />}
      {bars === undefined && query.isError && (
        <PanelFailed title={t('failed')} error={query.error} again={() => void query.refetch()} />
      )}
      {bars === undefined && !query.isError && <PanelLoading lines={6} />}
    </Panel>
  )
}
