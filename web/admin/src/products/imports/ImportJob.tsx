// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Import } from '../types'
import { Faults } from './Faults'
import classes from './Imports.module.css'

type Props = { job: Import; go: (() => void) | undefined; stop: () => void }

/** How far an import is, and what came of it; a dry run leads on to the import itself. */
export function ImportJob({ job, go, stop }: Props) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const next = useRef<HTMLButtonElement>(null)
  const isRunning = job.state === 'running'
  const wasRunning = useRef(isRunning)
  const coming = job.created + job.updated
  // Who waited for it goes on from here; the focus does not jump for somebody who only looks it up.
  useEffect(() => {
    if (wasRunning.current && !isRunning) next.current?.focus()
    wasRunning.current = isRunning
  }, [isRunning])
  const percent = format.number(job.progress, { style: 'percent' })
  const { file } = job
  const isChecked = job.dry_run && job.state === 'done'
  return (
    <section className={classes.group} aria-labelledby="job">
      <Title order={2} size="h5" id="job" className={classes.name}>
        {isRunning
          ? t(job.dry_run ? 'checking' : 'importing', { file })
          : job.state === 'failed'
            ? t('failedTitle', { file })
            : t(job.dry_run ? 'checkedTitle' : 'importedTitle', { file })}
      </Title>
      {isRunning && (
        <div className={classes.running}>
          <progress aria-label={t('progress')} max={1} value={job.progress} />
          <span className="numbers">{t('done', { percent })}</span>
          <Button size="xs" variant="default" onClick={stop}>
            {t('stop')}
          </Button>
        </div>
      )}
      <Counts job={job} />
      {job.state === 'failed' && (
        <Alert color="red" role="alert">
          {t(job.failure ?? 'internal')}
        </Alert>
      )}
      {isChecked && (
        <div className={classes.next}>
          {coming === 0 ? (
            <Text size="sm">{job.unchanged === 0 ? t('onlyFaults') : t('nothing')}</Text>
          ) : go === undefined ? (
            <Text size="sm">{t('again')}</Text>
          ) : (
            <Button ref={next} onClick={go}>
              {t('go', { count: coming })}
            </Button>
          )}
        </div>
      )}
      {!job.dry_run && job.state === 'done' && (
        <Anchor component={Link} to="/products" size="sm">
          {t('seeProducts')}
        </Anchor>
      )}
      {!isRunning && job.failed > 0 && <Faults job={job} />}
    </section>
  )
}

function Counts({ job }: { job: Import }) {
  const t = useTranslations('imports')
  const format = useFormatter()
  const counts = [
    ['created', job.created, job.dry_run ? t('willCreated') : t('didCreated')],
    ['updated', job.updated, job.dry_run ? t('willUpdated') : t('didUpdated')],
    ['unchanged', job.unchanged, t('unchangedHint')],
    ['failed', job.failed, t('failedHint')],
  ] as const
  return (
    <dl className={classes.counts}>
      {counts.map(([name, count, hint]) => (
        <div key={name} className={classes.count} data-bad={(name === 'failed' && count > 0) || undefined}>
          <dt>{t(name)}</dt>
          <dd className="numbers">{format.number(count)}</dd>
          <dd className={classes.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  )
}
