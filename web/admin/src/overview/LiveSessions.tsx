// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionRow } from '../api/types'
import { Panel, PanelEmpty, PanelFailed, PanelLoading } from '../charts/Panel'
import { type FeedState, newestFirst } from '../live/feed'
import { useLineStatus, useLive } from '../live/LiveProvider'
import { isWaiting } from '../live/rows'
import { useShopNow } from '../sandbox/shopTime'
import { SessionCard } from '../sessions/SessionCard'
import { Choice } from './Choice'
import classes from './LivePage.module.css'

const most = 20
const fits = {
  all: () => true,
  open: (row: SessionRow) => row.status === 'open',
  waiting: isWaiting,
}

/** The sessions in which something happened last. */
export function LiveSessions({ feed, refused }: { feed: FeedState; refused: string | undefined }) {
  const t = useTranslations()
  const { client } = useLive()
  const line = useLineStatus()
  const now = useShopNow(10_000)
  const [which, setWhich] = useState<keyof typeof fits>('all')
  const rows = useMemo(
    () => [...feed.rows.values()].filter(fits[which]).sort(newestFirst).slice(0, most),
    [feed.rows, which],
  )
  const isLost = !feed.known && (refused !== undefined || line === 'waiting' || line === 'ended')
  return (
    <Panel
      title={t('overview.sessions')}
      aside={
        <Choice
          label={t('overview.whichSessions')}
          value={which}
          choose={setWhich}
          options={[
            ['all', t('overview.whichAll')],
            ['open', t('overview.whichOpen')],
            ['waiting', t('overview.whichWaiting')],
          ]}
        />
      }
    >
      {rows.length > 0 && (
        <ul className={classes.feed} aria-label={t('overview.sessions')}>
          {rows.map((row) => (
            <SessionCard key={row.id} row={row} now={now} />
          ))}
        </ul>
      )}
      {rows.length === 0 && feed.known && feed.rows.size > 0 && (
        <PanelEmpty text={t('overview.noneNow')}>
          <Button size="xs" variant="default" onClick={() => setWhich('all')}>
            {t('overview.showAll')}
          </Button>
        </PanelEmpty>
      )}
      {feed.rows.size === 0 && feed.known && (
        <PanelEmpty text={t('sessions.emptyText')}>
          <Anchor href="/demo/" target="_blank" rel="noopener" size="sm">
            {t('sessions.emptyDemo')}
          </Anchor>
        </PanelEmpty>
      )}
      {isLost && (
        <PanelFailed
          title={t('overview.feedFailed')}
          again={() => (line === 'waiting' ? client.hurry() : client.refresh('sessions'))}
        />
      )}
      {!feed.known && !isLost && rows.length === 0 && <PanelLoading />}
      {feed.rows.size > 0 && (
        <Anchor component={Link} to="/" className={classes.all}>
          {t('overview.allSessions')}
        </Anchor>
      )}
    </Panel>
  )
}
