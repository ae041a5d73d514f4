// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge, Button, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { User, UserSession } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { Confirm } from './Confirm'
import { Moment } from './ListParts'
import { endSession, endSessions, userSessionsQuery } from './queries'
import classes from './Users.module.css'

/** Where somebody is signed in. */
export function SessionsPanel({ user }: { user: User }) {
  const t = useTranslations('user')
  const queries = useQueryClient()
  const { queryKey } = userSessionsQuery(user.id)
  const query = useQuery(userSessionsQuery(user.id))
  const [isAsking, setAsking] = useState(false)
  const endAll = useMutation({
    mutationFn: () => endSessions(user),
    onSuccess: () => {
      setAsking(false)
      return queries.invalidateQueries({ queryKey })
    },
  })
  const sessions = query.data?.items ?? []
  const others = sessions.filter((session) => !session.this_one)
  return (
    <section className={classes.panel}>
      <Title order={2} size="h5">
        {t('sessions')}
      </Title>
      {query.isPending && <ListLoading />}
      {query.isError && (
        <ListFailed title={t('sessionsFailed')} error={query.error} again={() => void query.refetch()} />
      )}
      {query.isSuccess && sessions.length === 0 && <Text c="dimmed">{t('noSessions')}</Text>}
      <ul className={classes.cards}>
        {sessions.map((session) => (
          <Line key={session.id} user={user} session={session} />
        ))}
      </ul>
      {others.length > 1 && (
        <Button variant="default" className={classes.act} onClick={() => setAsking(true)}>
          {others.length < sessions.length ? t('endOthers') : t('endAll')}
        </Button>
      )}
      <Confirm
        opened={isAsking}
        title={t('endAllTitle', { name: user.name })}
        text={t('endAllText')}
        confirm={t('endAll')}
        isPending={endAll.isPending}
        error={endAll.error}
        act={() => endAll.mutate()}
        close={() => setAsking(false)}
      />
    </section>
  )
}

function Line({ user, session }: { user: User; session: UserSession }) {
  const t = useTranslations('user')
  const format = useFormatter()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { queryKey } = userSessionsQuery(user.id)
  const fresh = () => queries.invalidateQueries({ queryKey })
  const end = useMutation({
    mutationFn: () => endSession(user, session.id),
    // One that is gone already is what was wanted.
    onSettled: (_done, error) => (error === null || isProblem(error, 'not_found') ? fresh() : undefined),
  })
  const device = session.device === '' ? t('unknownDevice') : session.device
  const since = format.dateTime(new Date(session.started_at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li className={classes.session}>
      <div>
        <strong>{device}</strong>{' '}
        {session.this_one && (
          <Badge variant="light" className={classes.badge}>
            {t('thisOne')}
          </Badge>
        )}
        <div className={classes.dim}>{session.address}</div>
        <div className={classes.dim}>
          {t('since')}: {since} · {t('seen')}: <Moment at={session.last_seen_at} />
        </div>
        {end.isError && !isProblem(end.error, 'not_found') && (
          <div className={classes.fault} role="alert">
            {problemText(end.error)}
          </div>
        )}
      </div>
      {!session.this_one && (
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          aria-label={t('endNamed', { device, since })}
          onClick={() => end.mutate()}
        >
          {t('end')}
        </Button>
      )}
    </li>
  )
}
