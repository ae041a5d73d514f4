// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Title, VisuallyHidden } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { mayReadAudit, useMe } from '../access/me'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useTitle } from '../shell/useTitle'
import classes from './AuditPage.module.css'
import { FirstUse, NoMatch } from './AuditStates'
import { AuditTable } from './AuditTable'
import { AuditTexts } from './AuditTexts'
import { Download } from './Download'
import { Filters } from './Filters'
import { type AuditFilter, changed, isBackwards } from './filter'
import { auditQuery } from './queries'

/** What was done, by whom and from where, for the shop's admins. */
export function AuditPage() {
  return (
    <AuditTexts>
      <Log />
    </AuditTexts>
  )
}

function Log() {
  const t = useTranslations()
  const me = useMe()
  const mayRead = mayReadAudit(me)
  const filter = useSearch({ from: '/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const isOff = isBackwards(filter)
  const query = useInfiniteQuery(auditQuery(filter, mayRead && !isOff))
  useTitle(t('audit.title'))

  const narrow = (search: AuditFilter) => void navigate({ replace: true, search })
  const entries = isOff ? [] : (query.data?.pages.flatMap((page) => page.items) ?? [])
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('audit.title')}
          </Title>
          <p className={classes.hint}>{t('audit.lead')}</p>
        </div>
        {mayRead && <Download filter={filter} />}
      </div>
      {!mayRead && <Alert color="blue">{t('audit.adminsOnly', { role: t(`role.${me.role}`) })}</Alert>}
      {mayRead && <Filters filter={filter} narrow={narrow} />}
      <VisuallyHidden role="status">
        {query.isSuccess ? t('audit.shown', { count: entries.length }) : ''}
      </VisuallyHidden>
      {mayRead && !isOff && query.isPending && <ListLoading />}
      {query.isError && (
        <ListFailed title={t('audit.errorTitle')} error={query.error} again={() => void query.refetch()} />
      )}
      {entries.length > 0 && <AuditTable entries={entries} narrow={(next) => narrow(changed(filter, next))} />}
      {query.isSuccess && entries.length === 0 && (isNarrowed ? <NoMatch clear={() => narrow({})} /> : <FirstUse />)}
      {entries.length > 0 && query.hasNextPage && (
        <Button
          variant="default"
          className={classes.older ?? ''}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('audit.older')}
        </Button>
      )}
      {entries.length > 10 && !query.hasNextPage && <p className={classes.end}>{t('audit.noOlder')}</p>}
    </div>
  )
}
