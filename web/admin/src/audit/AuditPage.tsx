// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, SegmentedControl, Title, VisuallyHidden } from '@mantine/core'
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
import { type AuditFilter, asked, changed, isBackwards, whole } from './filter'
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
  const search = useSearch({ from: '/audit' })
  // An address may come from an owner.
  const filter = me.owner ? search : changed(search, { of: undefined })
  const mayRead = filter.of === 'installation' || mayReadAudit(me)
  const navigate = useNavigate({ from: '/audit' })
  const isOff = isBackwards(filter)
  const query = useInfiniteQuery(auditQuery(filter, mayRead && !isOff))
  useTitle(t('audit.title'))

  const narrow = (search: AuditFilter) => void navigate({ replace: true, search })
  const entries = isOff ? [] : (query.data?.pages.flatMap((page) => page.items) ?? [])
  const isNarrowed = Object.keys(asked(filter)).length > 0
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('audit.title')}
          </Title>
          <p className={classes.hint}>{t(filter.of === 'installation' ? 'audit.leadInstallation' : 'audit.lead')}</p>
        </div>
        {mayRead && <Download filter={filter} />}
      </div>
      {!mayRead && <Alert color="blue">{t('audit.adminsOnly', { role: t(`role.${me.role}`) })}</Alert>}
      {me.owner && <Whose filter={filter} narrow={narrow} />}
      {mayRead && <Filters filter={filter} narrow={narrow} />}
      <VisuallyHidden role="status">
        {query.isSuccess ? t('audit.shown', { count: entries.length }) : ''}
      </VisuallyHidden>
      {mayRead && !isOff && query.isPending && <ListLoading />}
      {query.isError && (
        <ListFailed title={t('audit.errorTitle')} error={query.error} again={() => void query.refetch()} />
      )}
      {entries.length > 0 && <AuditTable entries={entries} narrow={(next) => narrow(changed(filter, next))} />}
      {query.isSuccess &&
        entries.length === 0 &&
        (isNarrowed ? <NoMatch clear={() => narrow(whole(filter))} /> : <FirstUse />)}
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

/** An owner reads the log of the shop they are at, or what is no shop's. */
function Whose({ filter, narrow }: { filter: AuditFilter; narrow: (filter: AuditFilter) => void }) {
  const t = useTranslations('audit')
  const me = useMe()
  return (
    <SegmentedControl
      className={classes.whose ?? ''}
      aria-label={t('whose')}
      value={filter.of ?? 'shop'}
      // Who and what was chosen there is not here.
      onChange={(of) => narrow(of === 'installation' ? { of } : {})}
      data={[
        { value: 'shop', label: me.merchant.name },
        { value: 'installation', label: t('installation') },
      ]}
    />
  )
}
