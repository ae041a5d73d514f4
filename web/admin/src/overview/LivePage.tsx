// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Title } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { useLive } from '../live/LiveProvider'
import { useTitle } from '../shell/useTitle'
import { Deeds } from './Deeds'
import { LastDay } from './LastDay'
import { LiveNumbers } from './LiveNumbers'
import classes from './LivePage.module.css'
import { LiveSessions } from './LiveSessions'
import { Performance } from './Performance'
import { TodayIntents } from './TodayIntents'
import { useFigures } from './useFigures'
import { useTopics } from './useTopics'

/** The shop as it is this moment: asked for once, then followed. */
export function LivePage() {
  const t = useTranslations('overview')
  const { zone } = useMe().merchant
  const { feed } = useLive()
  const { figures, shown, hours, intents, now } = useFigures(zone)
  const { deeds, health, refused } = useTopics(figures)
  const sessions = useSyncExternalStore(feed.watch, feed.read)
  useTitle(t('title'))
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <LiveNumbers kpi={sessions.kpi} zone={zone} />
      <div className={classes.parts}>
        <LastDay hours={shown.hours} now={now} zone={zone} query={hours} />
        <LiveSessions feed={sessions} refused={refused.sessions} />
        <Deeds deeds={deeds} sessions={sessions.rows} refused={refused.interactions} />
        <TodayIntents intents={shown.intents} query={intents} />
        <Performance health={health} />
      </div>
    </div>
  )
}
