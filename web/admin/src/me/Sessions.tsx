// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import type { OwnSession } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import classes from './Me.module.css'
import { endOtherSessions, endSession, ownSessionsQuery } from './queries'

/** Where the person is signed in, and the way to end it. */
export function Sessions() {
  const t = useTranslations('me')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { data, error, isPending, isError, refetch } = useQuery(ownSessionsQuery)
  const [isAlone, setAlone] = useState(false)
  const again = () => queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey })
  const end = useMutation({ mutationFn: endSession, onSettled: again })
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => setAlone(true),
    onSettled: again,
  })
  const failure = end.error ?? endOthers.error
  const sessions = data?.items ?? []
  return (
    <section className={classes.group} aria-labelledby="own-sessions">
      <h2 id="own-sessions" className={classes.legend}>
        {t('sessions')}
      </h2>
      <p className={classes.hint}>{t('sessionsHint')}</p>
      {isPending && <ListLoading />}
      {isError && <ListFailed title={t('sessionsError')} error={error} again={() => void refetch()} />}
      {failure !== null && (
        <Alert color="orange" role="alert" p="xs">
          {problemText(failure)}
        </Alert>
      )}
      <ul className={classes.rows}>
        {sessions.map((session) => (
          <Row key={session.id} session={session} end={() => end.mutate(session.id)} isEnding={end.isPending} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          variant="default"
          className={classes.act}
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate()}
        >
          {t('endOthers')}
        </Button>
      )}
      <p role="status" className={classes.none}>
        {isAlone ? t('endedOthers') : ''}
      </p>
    </section>
  )
}

function Row({ session, end, isEnding }: { session: OwnSession; end: () => void; isEnding: boolean }) {
  const t = useTranslations('me')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const device = session.device ?? t('unknownDevice')
  const since = format.dateTime(new Date(session.started_at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li className={classes.row}>
      <div className={classes.said}>
        <p className={classes.name}>
          {device}{' '}
          {session.current && (
            <Badge variant="light" color="green" className={classes.badge}>
              {t('thisOne')}
            </Badge>
          )}
        </p>
        <p className={classes.facts}>
          {session.address !== undefined && <span>{session.address}</span>}
          <span>{t('since', { when: since })}</span>
          <span>{t('seen', { when: format.relativeTime(new Date(session.last_seen_at), now) })}</span>
        </p>
      </div>
      {!session.current && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={isEnding}
          aria-label={t('endOf', { device, when: since })}
          onClick={end}
        >
          {t('end')}
        </Button>
      )}
    </li>
  )
}
