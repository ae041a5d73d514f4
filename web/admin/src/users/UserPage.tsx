// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { mayKeepStaff, useMe } from '../access/me'
import { isProblem } from '../api/problem'
import type { User } from '../api/types'
import { SessionFailed, SessionLoading } from '../session/SessionStates'
import { BackIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { AccessPanel } from './AccessPanel'
import { Moment, StatusBadge } from './ListParts'
import { Profile } from './Profile'
import { userQuery } from './queries'
import { SessionsPanel } from './SessionsPanel'
import classes from './Users.module.css'

/** One of the staff. */
export function UserPage() {
  const t = useTranslations()
  const me = useMe()
  const { id } = useParams({ from: '/users/$id' })
  const { data, error, isError, refetch } = useQuery({ ...userQuery(id), enabled: mayKeepStaff(me) })
  if (!mayKeepStaff(me)) return <Alert color="blue">{t('users.onlyAdmins', { role: t(`role.${me.role}`) })}</Alert>
  if (isProblem(error, 'not_found')) return <NoSuchPerson />
  return (
    <div className={classes.page}>
      <Anchor component={Link} to="/users" size="sm" className={classes.back}>
        <BackIcon size={16} />
        {t('user.all')}
      </Anchor>
      {data === undefined && isError && (
        <SessionFailed title={t('user.errorTitle')} error={error} again={() => void refetch()} />
      )}
      {data === undefined && !isError && <SessionLoading />}
      {data !== undefined && <Person user={data} />}
    </div>
  )
}

function Person({ user }: { user: User }) {
  const t = useTranslations()
  useTitle(user.name)
  return (
    <>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3" className={classes.title}>
            {user.name} {user.you && <span className={classes.dim}>({t('users.you')})</span>}
          </Title>
          <Text size="sm" c="dimmed" className={classes.title}>
            {user.email}
          </Text>
        </div>
        <StatusBadge status={user.status} />
      </div>
      {user.you && <Alert color="blue">{t('user.yourself')}</Alert>}
      {!user.you && user.works_elsewhere && <Alert color="blue">{t('user.elsewhere')}</Alert>}
      <div className={classes.panels}>
        <Profile key={`${user.id} ${user.version}`} user={user} />
        <Activity user={user} />
        {!user.you && <AccessPanel user={user} />}
        <SessionsPanel user={user} />
      </div>
    </>
  )
}

function Activity({ user }: { user: User }) {
  const t = useTranslations('users')
  const title = useTranslations('user')('activity')
  return (
    <section className={classes.panel}>
      <Title order={2} size="h5">
        {title}
      </Title>
      <dl className={classes.facts}>
        <dt>{t('created')}</dt>
        <dd>
          <Moment at={user.created_at} />
        </dd>
        <dt>{t('lastSignIn')}</dt>
        <dd>
          <Moment at={user.last_sign_in_at} />
        </dd>
        <dt>{t('signIns')}</dt>
        <dd>{user.sign_ins}</dd>
        <dt>{t('failures')}</dt>
        <dd>{user.failures}</dd>
      </dl>
    </section>
  )
}

function NoSuchPerson() {
  const t = useTranslations('user')
  useTitle(t('notFoundTitle'))
  return (
    <Stack align="center" p="xl">
      <Title order={1} size="h3">
        {t('notFoundTitle')}
      </Title>
      <Text c="dimmed">{t('notFoundText')}</Text>
      <Anchor component={Link} to="/users">
        {t('all')}
      </Anchor>
    </Stack>
  )
}
