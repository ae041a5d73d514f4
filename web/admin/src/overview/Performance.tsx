// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Health, Times } from '../api/types'
import { Panel, PanelLoading } from '../charts/Panel'
import classes from './LivePage.module.css'

const colours = { up: 'green', degraded: 'orange', down: 'red' } as const

/** How fast the server that tells this page has been of late. */
export function Performance({ health }: { health: Health | undefined }) {
  const t = useTranslations('overview')
  return (
    <Panel
      title={t('performance')}
      hint={t('performanceHint')}
      aside={
        health && (
          <Badge color={colours[health.status]} variant="light">
            {t(`status.${health.status}`)}
          </Badge>
        )
      }
    >
      {health === undefined ? (
        <PanelLoading lines={2} />
      ) : (
        <table className={`${classes.times} numbers`}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('half')}</th>
              <th scope="col">{t('most')}</th>
              <th scope="col">{t('nearlyAll')}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={t('ack')} times={health.ack} />
            <Row name={t('tail')} times={health.tail} />
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Row({ name, times }: { name: string; times: Times | null }) {
  const t = useTranslations('overview')
  return (
    <tr>
      <th scope="row">{name}</th>
      {times === null ? (
        <td colSpan={3} className={classes.quiet}>
          {t('quiet')}
        </td>
      ) : (
        [times.p50, times.p95, times.p99].map((ms, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three places that never move
          <td key={place}>{t('ms', { ms: ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms) })}</td>
        ))
      )}
    </tr>
  )
}
