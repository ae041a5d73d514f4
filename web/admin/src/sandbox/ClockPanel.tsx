// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { may } from '../access/permission'
import { isProblem } from '../api/problem'
import { useProblemText } from '../shell/useProblemText'
import { aheadText } from './ahead'
import classes from './Clock.module.css'
import { moveSandboxClock, sandboxClockQuery } from './queries'
import { SandboxTexts } from './SandboxTexts'

const steps = [
  ['hour', 'PT1H'],
  ['day', 'P1D'],
  ['threeDays', 'P3D'],
] as const

/** The way forward in time; only in a sandbox is there anything to see. */
export function ClockPanel() {
  const { data } = useQuery(sandboxClockQuery)
  if (data?.sandbox !== true) return null
  return (
    <SandboxTexts>
      <Panel now={data.now} seconds={data.ahead_seconds} />
    </SandboxTexts>
  )
}

function Panel({ now, seconds }: { now: string; seconds: number }) {
  const t = useTranslations()
  const me = useMe()
  const format = useFormatter()
  const ahead = aheadText(seconds, useLocale())
  const mayMove = may(me, 'moveSandboxClock')
  return (
    <section className={classes.panel} aria-labelledby="sandbox-clock">
      <Title order={2} size="h4" id="sandbox-clock">
        {t('sandbox.title')}
      </Title>
      <p className={classes.hint}>{t('sandbox.lead')}</p>
      <p>
        {t('sandbox.now', { now: format.dateTime(new Date(now), { dateStyle: 'full', timeStyle: 'short' }) })}{' '}
        {seconds === 0 ? t('sandbox.real') : t('sandbox.ahead', { ahead })}
      </p>
      {mayMove ? <Steps /> : <Alert color="blue">{t('sandbox.adminsOnly', { role: t(`role.${me.role}`) })}</Alert>}
    </section>
  )
}

function Steps() {
  const t = useTranslations('sandbox')
  const locale = useLocale()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const move = useMutation({
    mutationFn: moveSandboxClock,
    onSuccess: (clock) => {
      queries.setQueryData(sandboxClockQuery.queryKey, clock)
      // Whatever was read before is of another day.
      void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'me' && name !== 'sandbox-clock' })
    },
  })
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('forward')}>
        <span aria-hidden="true">{t('forward')}:</span>
        {steps.map(([name, advance]) => (
          <Button
            key={name}
            variant="default"
            loading={move.isPending && move.variables === advance}
            disabled={move.isPending}
            onClick={() => move.mutate(advance)}
          >
            {t(name)}
          </Button>
        ))}
      </Group>
      <p role="status" className={classes.hint}>
        {move.isSuccess && t('moved', { ahead: aheadText(move.data.ahead_seconds, locale) })}
      </p>
      {move.isError && (
        <Alert color="orange" role="alert" p="xs">
          {isProblem(move.error, 'clock_too_far') ? t('tooFar') : problemText(move.error)}
        </Alert>
      )}
    </>
  )
}
