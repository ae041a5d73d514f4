// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, NativeSelect, SegmentedControl, Title, VisuallyHidden } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useLocale, useNow, useTranslations } from 'use-intl'
import type { NoticeType, Severity } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { useTitle } from '../shell/useTitle'
import { FirstUse, NoMatch, NoneUnread } from './CentreStates'
import { severities, types } from './filter'
import { listed, type NoticeFilter } from './fold'
import { NoticeLine } from './NoticeLine'
import classes from './Notices.module.css'
import { useNotices } from './NoticesProvider'
import { NoticeTexts } from './NoticeTexts'
import { noticesQuery } from './queries'
import { ReadAllDone, useReadAll } from './ReadAll'
import { useActs } from './useActs'

/** All notifications there are for the person. */
export function CentrePage() {
  return (
    <NoticeTexts>
      <Centre />
    </NoticeTexts>
  )
}

function Centre() {
  const t = useTranslations('notices')
  const filter = useSearch({ from: '/notifications' })
  const navigate = useNavigate({ from: '/notifications' })
  const now = useNow({ updateInterval: 30_000 })
  const problemText = useProblemText()
  const notices = useNotices()
  const query = useInfiniteQuery(noticesQuery(filter))
  const read = query.data?.pages.flatMap((page) => page.items) ?? []
  const items = query.isSuccess ? listed(read, notices, filter, !query.hasNextPage) : []
  const { act, error, pending } = useActs()
  const { all, isNeeded } = useReadAll(items)
  useTitle(t('title'))

  const narrow = (search: NoticeFilter) => void navigate({ replace: true, search })
  const isNarrowed = Object.keys(filter).length > 0
  const isEmpty = query.isSuccess && items.length === 0
  const fault = error ?? all.error
  return (
    <div className={classes.page}>
      <div className={classes.pageHead}>
        <div>
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          <p className={classes.lead}>{t('lead')}</p>
        </div>
        <div className={classes.pageActs}>
          <Anchor component={Link} to="/notifications/preferences" size="sm">
            {t('preferences')}
          </Anchor>
          <Button variant="default" disabled={!isNeeded} loading={all.isPending} onClick={() => all.mutate()}>
            {t('readAll')}
          </Button>
        </div>
      </div>
      <Filters filter={filter} narrow={narrow} />
      {all.data !== undefined && <ReadAllDone key={all.submittedAt} {...all.data} over={all.reset} />}
      {fault !== null && (
        <Alert color="red" role="alert">
          {problemText(fault)}
        </Alert>
      )}
      <VisuallyHidden role="status">{query.isSuccess ? t('shown', { count: items.length }) : ''}</VisuallyHidden>
      {query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('errorTitle')} error={query.error} again={() => void query.refetch()} />}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((notice) => (
            <li key={notice.id} className={classes.card}>
              <NoticeLine notice={notice} now={now} act={act} pending={pending} />
            </li>
          ))}
        </ul>
      )}
      {isEmpty && !isNarrowed && <FirstUse />}
      {isEmpty && isNarrowed && Object.keys(filter).length === 1 && filter.show === 'unread' && (
        <NoneUnread clear={() => narrow({})} />
      )}
      {isEmpty && (filter.severity ?? filter.type) !== undefined && <NoMatch clear={() => narrow({})} />}
      {items.length > 0 && query.hasNextPage && (
        <Button
          variant="default"
          className={classes.older ?? ''}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
      {items.length > 10 && !query.hasNextPage && <p className={classes.end}>{t('noOlder')}</p>}
    </div>
  )
}

function Filters({ filter, narrow }: { filter: NoticeFilter; narrow: (filter: NoticeFilter) => void }) {
  const t = useTranslations('notices')
  const locale = useLocale()
  const { show, severity, type } = filter
  const set = (next: { [K in keyof NoticeFilter]: NoticeFilter[K] | undefined }) =>
    narrow(Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, value]) => value !== undefined)))
  return (
    <search className={classes.filters}>
      <SegmentedControl
        aria-label={t('show')}
        value={show ?? 'all'}
        onChange={(value) => set({ show: value === 'unread' ? 'unread' : undefined })}
        data={[
          { value: 'all', label: t('all') },
          { value: 'unread', label: t('unreadOnly') },
        ]}
      />
      <NativeSelect
        aria-label={t('severity')}
        value={severity ?? ''}
        onChange={(event) => set({ severity: (event.currentTarget.value || undefined) as Severity | undefined })}
        data={[
          { value: '', label: t('anySeverity') },
          ...severities.map((value) => ({ value, label: t(`severities.${value}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('type')}
        value={type ?? ''}
        onChange={(event) => set({ type: (event.currentTarget.value || undefined) as NoticeType | undefined })}
        data={[
          { value: '', label: t('anyType') },
          ...types
            .map((value) => ({ value: value as string, label: t(`types.${value}`) }))
            .sort((a, b) => a.label.localeCompare(b.label, locale)),
        ]}
      />
    </search>
  )
}
