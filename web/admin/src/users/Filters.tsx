// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SearchIcon } from '../shell/icons'
import { type ListSearch, roles, sorts, statuses } from './list'
import classes from './Users.module.css'

type Props = { search: ListSearch; narrow: (next: Partial<Record<keyof ListSearch, unknown>>) => void }

export function Filters({ search, narrow }: Props) {
  const t = useTranslations('users')
  const role = useTranslations('role')
  const [words, setWords] = useState(search.q ?? '')
  const [settled] = useDebouncedValue(words, 300)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing tells, not a change of the address
  useEffect(() => {
    if (settled.trim() !== (search.q ?? '')) narrow({ q: settled.trim() })
  }, [settled])
  // Whoever clears the search elsewhere clears it here.
  useEffect(() => {
    if (search.q === undefined) setWords('')
  }, [search.q])
  const sort = search.sort ?? 'name'
  return (
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
      <NativeSelect
        aria-label={t('role')}
        value={search.role ?? ''}
        onChange={(event) => narrow({ role: event.currentTarget.value })}
        data={[{ value: '', label: t('anyRole') }, ...roles.map((value) => ({ value, label: role(value) }))]}
      />
      <NativeSelect
        aria-label={t('status')}
        value={search.status ?? ''}
        onChange={(event) => narrow({ status: event.currentTarget.value })}
        data={[
          { value: '', label: t('anyStatus') },
          ...statuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
        ]}
      />
      {/* Cards have no heads to click at. */}
      <NativeSelect
        className={classes.onlyNarrow}
        aria-label={t('sortBy')}
        value={sort}
        onChange={(event) => narrow({ sort: event.currentTarget.value })}
        data={sorts.flatMap((by) => [
          { value: by, label: `${t(labels[by])} ↑ ${t('ascending')}` },
          { value: `-${by}`, label: `${t(labels[by])} ↓ ${t('descending')}` },
        ])}
      />
    </search>
  )
}

export const labels = {
  name: 'name',
  email: 'email',
  role: 'role',
  status: 'status',
  last_sign_in: 'lastSignIn',
  sign_ins: 'signIns',
  failures: 'failures',
  created: 'created',
} as const
