// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { AuditOutcome } from '../api/types'
import { SearchIcon } from '../shell/icons'
import classes from './AuditPage.module.css'
import { type AuditFilter, changed, isBackwards, outcomes } from './filter'
import { operations, useObjectText, useOperationText } from './operations'

type Props = { filter: AuditFilter; narrow: (filter: AuditFilter) => void }

/** What is to be seen of the log. */
export function Filters({ filter, narrow }: Props) {
  const t = useTranslations('audit')
  const locale = useLocale()
  const operationText = useOperationText()
  const [words, setWords] = useWords(filter.q ?? '', (q) => narrow(changed(filter, { q: q === '' ? undefined : q })))
  const set = (next: Parameters<typeof changed>[1]) => narrow(changed(filter, next))
  const named = operations
    .map((value) => ({ value: value as string, label: operationText(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
  return (
    <search className={classes.filters}>
      <TextInput
        className={classes.words ?? ''}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<SearchIcon />}
        maxLength={100}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NativeSelect
        className={classes.what ?? ''}
        aria-label={t('what')}
        value={filter.what ?? ''}
        onChange={(event) => set({ what: event.currentTarget.value || undefined })}
        data={[{ value: '', label: t('allWhat') }, ...named]}
      />
      <NativeSelect
        aria-label={t('outcome')}
        value={filter.outcome ?? ''}
        onChange={(event) => set({ outcome: (event.currentTarget.value || undefined) as AuditOutcome | undefined })}
        data={[
          { value: '', label: t('anyOutcome') },
          ...outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        ]}
      />
      <span className={classes.days}>
        <TextInput
          type="date"
          aria-label={t('from')}
          value={filter.from ?? ''}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <span aria-hidden="true">–</span>
        <TextInput
          type="date"
          aria-label={t('to')}
          value={filter.to ?? ''}
          error={isBackwards(filter) ? t('badDays') : undefined}
          onChange={(event) => set({ to: event.currentTarget.value || undefined })}
        />
      </span>
      <Chosen filter={filter} set={set} />
    </search>
  )
}

/** What was chosen by a click on a line. */
function Chosen({ filter, set }: { filter: AuditFilter; set: (next: Parameters<typeof changed>[1]) => void }) {
  const t = useTranslations('audit')
  const objectText = useObjectText()
  const [kind = '', id] = filter.object?.split(/\/(.*)/s) ?? []
  const chips: { key: string; text: string; drop: () => void }[] = []
  if (filter.who !== undefined)
    chips.push({
      key: 'who',
      text: t('onlyWho', { name: filter.name ?? filter.who }),
      drop: () => set({ who: undefined, name: undefined }),
    })
  if (filter.object !== undefined)
    chips.push({
      key: 'object',
      text: t('onlyObject', { object: objectText(kind, id ?? null) }),
      drop: () => set({ object: undefined }),
    })
  return chips.map(({ key, text, drop }) => (
    <Button
      key={key}
      size="compact-sm"
      variant="light"
      className={classes.chip ?? ''}
      rightSection={<span aria-hidden="true">×</span>}
      aria-label={t('drop', { filter: text })}
      onClick={drop}
    >
      {text}
    </Button>
  ))
}

/** What is typed into the search, told once the typing pauses; cleared when the address is. */
function useWords(found: string, tell: (words: string) => void): [string, (words: string) => void] {
  const [words, setWords] = useState(found)
  const [settled] = useDebouncedValue(words, 300)
  const told = useRef(found)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing tells, not a change of the address
  useEffect(() => {
    if (settled.trim() === told.current) return
    told.current = settled.trim()
    tell(told.current)
  }, [settled])
  useEffect(() => {
    if (found === told.current) return
    told.current = found
    setWords(found)
  }, [found])
  return [words, setWords]
}
