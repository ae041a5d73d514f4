// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, SegmentedControl, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionStatus } from '../api/types'
import { SearchIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { Download } from './Download'
import { KpiCards } from './KpiCards'
import { FirstUse, ListFailed, ListLoading, NoMatch } from './ListStates'
import classes from './SessionsPage.module.css'
import { SessionTable } from './SessionTable'
import { useSessions } from './useSessions'

/** The live list of sessions. */
export function SessionsPage() {
  const t = useTranslations('sessions')
  const { status, q } = useSearch({ from: '/' })
  const navigate = useNavigate({ from: '/' })
  const filter = useMemo(() => ({ status, q }), [status, q])
  const { rows, kpi, isKnown, query } = useSessions(filter)
  useTitle(t('title'))

  const narrow = (next: { status?: SessionStatus | undefined; q?: string | undefined }) =>
    void navigate({
      replace: true,
      search: {
        ...(next.status ? { status: next.status } : {}),
        ...(next.q ? { q: next.q } : {}),
      },
    })
  const [words, setWords] = useWords(q ?? '', (found) => narrow({ status, q: found }))
  const isNarrowed = status !== undefined || q !== undefined
  const clear = () => {
    setWords('')
    narrow({})
  }

  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <KpiCards kpi={kpi} />
      <search className={classes.filters}>
        <TextInput
          className={classes.words}
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          leftSection={<SearchIcon />}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('status')}
          value={status ?? 'all'}
          onChange={(value) => narrow({ status: value === 'all' ? undefined : (value as SessionStatus), q })}
          data={[
            { value: 'all', label: t('all') },
            { value: 'open', label: t('open') },
            { value: 'ended', label: t('ended') },
          ]}
        />
        <Download {...filter} />
      </search>
      <VisuallyHidden role="status">{isKnown ? t('shown', { count: rows.length }) : ''}</VisuallyHidden>
      {rows.length > 0 && <SessionTable rows={rows} />}
      {rows.length === 0 && !isKnown && !query.isError && <ListLoading />}
      {query.isError && <ListFailed error={query.error} again={() => void query.refetch()} />}
      {rows.length === 0 && query.isSuccess && (isNarrowed ? <NoMatch clear={clear} /> : <FirstUse />)}
      {rows.length > 0 && query.hasNextPage && (
        <Button
          variant="default"
          className={classes.older}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
      {rows.length > 10 && query.isSuccess && !query.hasNextPage && <p className={classes.end}>{t('noOlder')}</p>}
    </div>
  )
}

/** What is typed into the search, told once the typing pauses. */
function useWords(found: string, tell: (words: string | undefined) => void): [string, (words: string) => void] {
  const [words, setWords] = useState(found)
  const [settled] = useDebouncedValue(words, 300)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing tells, not a change of the address
  useEffect(() => {
    if (settled.trim() !== found) tell(settled.trim() || undefined)
  }, [settled])
  return [words, setWords]
}
