// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, SegmentedControl, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayChangeKnowledge, useMe } from '../access/me'
import { Withheld } from '../access/Withheld'
import type { Topic, TopicText } from '../api/types'
import { ListLoading } from '../sessions/ListStates'
import { SearchIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { Editor } from './Editor'
import type { TopicFilter } from './filter'
import classes from './KnowledgePage.module.css'
import { readTopic, topicsQuery } from './queries'
import { RemoveTopic } from './RemoveTopic'
import { TopicList } from './TopicList'
import { FirstUse, NoMatch, TopicsFailed } from './TopicStates'
import { TryBox } from './TryBox'
import { Undo } from './Undo'

/** What is in the editor: an entry there is, or the beginning of a new one. */
type Editing = { topic?: Topic; draft?: TopicText }

/** What the bot answers about the shop, and a place to try it. */
export function KnowledgePage() {
  const t = useTranslations()
  const me = useMe()
  const mayWrite = mayChangeKnowledge(me)
  const filter = useSearch({ from: '/knowledge' })
  const navigate = useNavigate({ from: '/knowledge' })
  const query = useInfiniteQuery(topicsQuery(filter))
  const [editing, setEditing] = useState<Editing>()
  const [removing, setRemoving] = useState<Topic>()
  const [removed, setRemoved] = useState<Topic>()
  const [isSaved, setSaved] = useState(false)
  useTitle(t('knowledge.title'))

  const narrow = (next: TopicFilter) => void navigate({ replace: true, search: next })
  const [words, setWords] = useWords(filter.q ?? '', (q) => {
    const { q: _, ...rest } = filter
    narrow(q === '' ? rest : { ...rest, q })
  })
  const isNarrowed = filter.q !== undefined || filter.locale !== undefined
  const topics = query.data?.pages.flatMap((page) => page.items) ?? []
  const edit = (next: Editing) => {
    setSaved(false)
    setEditing(next)
  }

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('knowledge.title')}
          </Title>
          <p className={classes.hint}>{t('knowledge.lead')}</p>
        </div>
        {mayWrite ? (
          <Button onClick={() => edit({})}>{t('knowledge.add')}</Button>
        ) : (
          <Withheld operation="addKnowledge">{t('knowledge.add')}</Withheld>
        )}
      </div>
      {!mayWrite && <Alert color="blue">{t('knowledge.readOnly', { role: t(`role.${me.role}`) })}</Alert>}
      <div className={classes.columns}>
        <div className={classes.main}>
          <search className={classes.filters}>
            <TextInput
              className={classes.words}
              type="search"
              aria-label={t('knowledge.search')}
              placeholder={t('knowledge.searchHint')}
              leftSection={<SearchIcon />}
              maxLength={100}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label={t('knowledge.language')}
              value={filter.locale ?? 'all'}
              onChange={(value) => {
                const { locale: _, ...rest } = filter
                narrow(value === 'tr' || value === 'en' ? { ...rest, locale: value } : rest)
              }}
              data={[
                { value: 'all', label: t('knowledge.all') },
                { value: 'tr', label: t('knowledge.tr') },
                { value: 'en', label: t('knowledge.en') },
              ]}
            />
          </search>
          <VisuallyHidden role="status">
            {query.isSuccess ? t('knowledge.shown', { count: topics.length }) : ''}
          </VisuallyHidden>
          {removed && <Undo key={removed.id} topic={removed} over={() => setRemoved(undefined)} />}
          {isSaved && (
            <Alert
              color="green"
              role="status"
              withCloseButton
              closeButtonLabel={t('knowledge.dismiss')}
              onClose={() => setSaved(false)}
            >
              {t('knowledge.saved')}
            </Alert>
          )}
          {query.isPending && <ListLoading />}
          {query.isError && <TopicsFailed error={query.error} again={() => void query.refetch()} />}
          {topics.length > 0 && (
            <TopicList
              topics={topics}
              tongue={filter.locale}
              mayWrite={mayWrite}
              edit={(topic) => edit({ topic })}
              remove={setRemoving}
            />
          )}
          {query.isSuccess &&
            topics.length === 0 &&
            (isNarrowed ? (
              <NoMatch
                clear={() => {
                  setWords('')
                  narrow({})
                }}
              />
            ) : (
              <FirstUse begin={mayWrite ? (draft) => edit({ draft }) : undefined} />
            ))}
          {query.hasNextPage && (
            <Button
              variant="default"
              className={classes.more}
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('knowledge.more')}
            </Button>
          )}
        </div>
        <TryBox
          edit={
            mayWrite
              ? (id) =>
                  void readTopic(id).then(
                    (topic) => edit({ topic }),
                    () => undefined,
                  )
              : undefined
          }
        />
      </div>
      {editing && (
        <Editor
          {...editing}
          close={(saved) => {
            setEditing(undefined)
            setSaved(saved)
          }}
        />
      )}
      {removing && (
        <RemoveTopic
          topic={removing}
          close={(isGone) => {
            if (isGone) setRemoved(removing)
            setRemoving(undefined)
          }}
        />
      )}
    </div>
  )
}

/** What is typed into the search, told once the typing pauses. */
function useWords(found: string, tell: (words: string) => void): [string, (words: string) => void] {
  const [words, setWords] = useState(found)
  const [settled] = useDebouncedValue(words, 300)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing tells, not a change of the address
  useEffect(() => {
    if (settled.trim() !== found) tell(settled.trim())
  }, [settled])
  return [words, setWords]
}
