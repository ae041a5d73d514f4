// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge, Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { SessionFailed } from '../../session/SessionStates'
import type { Import } from '../types'
import classes from './Imports.module.css'
import { importsQuery } from './queries'

const colours = { running: 'sohbet', done: 'green', failed: 'red' } as const

/** What has been imported, by anybody: what runs in another tab shows here too. */
export function PastImports({ shown }: { shown: Import | undefined }) {
  const t = useTranslations('imports')
  const { data, error, isError, refetch } = useQuery(importsQuery)
  return (
    <section className={classes.group} aria-labelledby="past">
      <Title order={2} size="h5" id="past">
        {t('past')}
      </Title>
      {data === undefined && isError && (
        <SessionFailed title={t('pastFailed')} error={error} again={() => void refetch()} />
      )}
      {data === undefined && !isError && <Skeleton h={80} />}
      {data?.items.length === 0 && <span className={classes.hint}>{t('none')}</span>}
      {data !== undefined && data.items.length > 0 && (
        <ul className={classes.past}>
          {data.items.map((job) => (
            // What is looked at is known more exactly than the list.
            <Past key={job.id} job={job.id === shown?.id ? shown : job} isShown={job.id === shown?.id} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Past({ job, isShown }: { job: Import; isShown: boolean }) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const counts = [job.created, job.updated, job.unchanged, job.failed].map((count) => format.number(count))
  const percent = format.number(job.progress, { style: 'percent' })
  return (
    <li className={classes.job} data-shown={isShown || undefined}>
      <Link
        to="/products/import"
        search={{ job: job.id }}
        className={classes.link}
        activeProps={{}}
        aria-current={isShown ? 'true' : undefined}
      >
        {job.file}
      </Link>
      <span className={classes.hint}>{t(job.dry_run ? 'dryRun' : 'real')}</span>
      <Badge color={colours[job.state]} variant="light" size="sm">
        {job.state === 'running' ? t('states.running', { percent }) : t(`states.${job.state}`)}
      </Badge>
      <span className={`${classes.hint} numbers`} title={t('counts')}>
        {counts.join(' / ')}
      </span>
      <time dateTime={job.started_at} className={classes.hint}>
        {format.dateTime(new Date(job.started_at), { dateStyle: 'short', timeStyle: 'short' })}
      </time>
    </li>
  )
}
