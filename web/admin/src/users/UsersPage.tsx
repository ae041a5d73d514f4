// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Title, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayKeepStaff, useMe } from '../access/me'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useTitle } from '../shell/useTitle'
import { AddUser } from './AddUser'
import { BulkBar } from './BulkBar'
import { Filters } from './Filters'
import { FirstUse, NoMatch } from './ListParts'
import { type ListSearch, listSearchOf, stillChosen } from './list'
import { Pager } from './Pager'
import { usersQuery } from './queries'
import classes from './Users.module.css'
import { UserTable } from './UserTable'

/** The staff of the shop, for its admins. */
export function UsersPage() {
  const t = useTranslations()
  const me = useMe()
  const search = useSearch({ from: '/users' })
  useTitle(t('users.title'))
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('users.title')}
        </Title>
        {mayKeepStaff(me) && <AddUser />}
      </div>
      {mayKeepStaff(me) ? (
        <List search={search} />
      ) : (
        <Alert color="blue">{t('users.onlyAdmins', { role: t(`role.${me.role}`) })}</Alert>
      )}
    </div>
  )
}

function List({ search }: { search: ListSearch }) {
  const t = useTranslations('users')
  const navigate = useNavigate({ from: '/users' })
  // Where each page begins, of those that have been seen; another question begins anew.
  const question = JSON.stringify(search)
  const [place, setPlace] = useState<{ question: string; cursors: string[] }>({ question, cursors: [] })
  const cursors = place.question === question ? place.cursors : []
  const query = useQuery(usersQuery(search, cursors.at(-1)))
  const users = query.data?.items ?? []
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = stillChosen(marked, users)
  const narrow = (next: Partial<Record<keyof ListSearch, unknown>>) =>
    void navigate({ replace: true, search: listSearchOf({ ...search, ...next }) })
  const turn = (next: string[]) => setPlace({ question, cursors: next })
  const isNarrowed = search.q !== undefined || search.role !== undefined || search.status !== undefined
  const clear = () => narrow({ q: undefined, role: undefined, status: undefined })
  return (
    <>
      <Filters search={search} narrow={narrow} />
      <VisuallyHidden role="status">{query.isSuccess ? t('shown', { count: users.length }) : ''}</VisuallyHidden>
      {query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('errorTitle')} error={query.error} again={() => void query.refetch()} />}
      <BulkBar users={users.filter(({ id }) => chosen.has(id))} clear={() => setMarked(new Set())} />
      {users.length > 0 && (
        <UserTable
          users={users}
          sort={search.sort ?? 'name'}
          sortBy={(sort) => narrow({ sort })}
          chosen={chosen}
          choose={setMarked}
        />
      )}
      {query.isSuccess && users.length === 0 && (isNarrowed ? <NoMatch clear={clear} /> : <FirstUse />)}
      {users.length > 0 && (
        <Pager
          page={cursors.length + 1}
          size={search.size ?? 25}
          resize={(size) => narrow({ size })}
          previous={cursors.length > 0 ? () => turn(cursors.slice(0, -1)) : undefined}
          next={query.data?.next ? () => turn([...cursors, String(query.data?.next)]) : undefined}
        />
      )}
    </>
  )
}
