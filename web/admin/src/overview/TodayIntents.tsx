// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Bars } from '../charts/Bars'
import { Panel, PanelEmpty, PanelFailed, PanelLoading } from '../charts/Panel'
import { useIntentName } from '../charts/useIntentName'
import type { Intents } from './followed'

const most = 10

/** What visitors wanted since midnight, as the answerer understood them. */
export function TodayIntents({ intents, query }: { intents: Intents | undefined; query: UseQueryResult }) {
  const t = useTranslations('overview')
  const intentName = useIntentName()
  const bars =
    intents &&
    [...intents]
      .sort(([one, a], [other, b]) => b - a || one.localeCompare(other))
      .slice(0, most)
      .map(([intent, count]) => ({ key: intent, name: intentName(intent), value: count }))
  return (
    <Panel title={t('intents')}>
      {bars !== undefined && bars.length > 0 && <Bars bars={bars} label={t('intents')} />}
      {bars?.length === 0 && <PanelEmpty text={t('noIntents')} />}
      {bars === undefined && query.isError && (
        <PanelFailed title={t('intentsFailed')} error={query.error} again={() => void query.refetch()} />
      )}
      {bars === undefined && !query.isError && <PanelLoading />}
    </Panel>
  )
}
