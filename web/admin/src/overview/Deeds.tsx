// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionRow } from '../api/types'
import { Panel, PanelEmpty, PanelFailed, PanelLoading } from '../charts/Panel'
import { useLineStatus, useLive } from '../live/LiveProvider'
import { Choice } from './Choice'
import { DeedLine } from './DeedLine'
import classes from './LivePage.module.css'
import { type Deed, type Kind, kindOf } from './newest'
import { useProductTitles } from './useProductTitles'

type Props = {
  deeds: readonly Deed[] | undefined
  sessions: ReadonlyMap<string, SessionRow>
  refused: string | undefined
}

/** What visitors did last with products, as it happens. */
export function Deeds({ deeds, sessions, refused }: Props) {
  const t = useTranslations('overview')
  const { client } = useLive()
  const line = useLineStatus()
  const [kind, setKind] = useState<Kind>('all')
  const titles = useProductTitles()
  const shown = deeds?.filter((deed) => kind === 'all' || kindOf(deed) === kind)
  const isLost = deeds === undefined && (refused !== undefined || line === 'waiting' || line === 'ended')
  return (
    <Panel
      title={t('interactions')}
      aside={
        <Choice
          label={t('whichInteractions')}
          value={kind}
          choose={setKind}
          options={[
            ['all', t('whichAll')],
            ['views', t('views')],
            ['carts', t('carts')],
            ['refused', t('refused')],
          ]}
        />
      }
    >
      {shown !== undefined && shown.length > 0 && (
        <ul className={classes.feed} aria-label={t('interactions')}>
          {shown.map((deed) => (
            <DeedLine
              key={`${deed.session} ${deed.seq}`}
              deed={deed}
              row={sessions.get(deed.session)}
              titles={titles}
            />
          ))}
        </ul>
      )}
      {deeds?.length === 0 && <PanelEmpty text={t('noInteractions')} />}
      {deeds !== undefined && deeds.length > 0 && shown?.length === 0 && (
        <PanelEmpty text={t('noSuchInteraction')}>
          <Button size="xs" variant="default" onClick={() => setKind('all')}>
            {t('showAll')}
          </Button>
        </PanelEmpty>
      )}
      {isLost && (
        <PanelFailed
          title={t('feedFailed')}
          again={() => (line === 'waiting' ? client.hurry() : client.refresh('interactions'))}
        />
      )}
      {deeds === undefined && !isLost && <PanelLoading />}
    </Panel>
  )
}
