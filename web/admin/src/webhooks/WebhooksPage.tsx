// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import type { MadeWebhook } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { SearchIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { HookEditor } from './HookEditor'
import { HookList } from './HookList'
import { Nothing } from './HookStates'
import classes from './Hooks.module.css'
import { HookTexts } from './HookTexts'
import { hooksQuery } from './queries'
import { ShownOnce } from './ShownOnce'

/** Where the shop wants to be told of what happens, for its admins. */
export function WebhooksPage() {
  return (
    <HookTexts>
      <Hooks />
    </HookTexts>
  )
}

function Hooks() {
  const t = useTranslations()
  const me = useMe()
  const isAdmin = me.role === 'admin'
  const queries = useQueryClient()
  const query = useQuery({ ...hooksQuery, enabled: isAdmin })
  const [words, setWords] = useState('')
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<MadeWebhook>()
  useTitle(t('hooks.title'))
  const all = query.data?.items ?? []
  const wanted = words.trim().toLocaleLowerCase()
  const shown = all.filter(({ name, url }) => `${name} ${url}`.toLocaleLowerCase().includes(wanted))
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('hooks.title')}
          </Title>
          <p className={classes.hint}>{t('hooks.lead')}</p>
        </div>
        {isAdmin && <Button onClick={() => setAdding(true)}>{t('hooks.add')}</Button>}
      </div>
      {!isAdmin && <Alert color="blue">{t('hooks.notAdmin', { role: t(`role.${me.role}`) })}</Alert>}
      {isAdmin && query.isPending && <ListLoading />}
      {query.isError && (
        <ListFailed title={t('hooks.errorTitle')} error={query.error} again={() => void query.refetch()} />
      )}
      {all.length > 0 && (
        <TextInput
          type="search"
          aria-label={t('hooks.search')}
          placeholder={t('hooks.searchHint')}
          leftSection={<SearchIcon />}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <VisuallyHidden role="status">{query.isSuccess ? t('hooks.shown', { count: shown.length }) : ''}</VisuallyHidden>
      {shown.length > 0 && <HookList hooks={shown} />}
      {query.isSuccess && all.length === 0 && (
        <Nothing
          title={t('hooks.emptyTitle')}
          text={t('hooks.emptyText')}
          act={t('hooks.add')}
          onAct={() => setAdding(true)}
        />
      )}
      {all.length > 0 && shown.length === 0 && (
        <Nothing
          title={t('hooks.noMatchTitle')}
          text={t('hooks.noMatchText')}
          act={t('hooks.clear')}
          onAct={() => setWords('')}
        />
      )}
      {isAdding && (
        <HookEditor
          close={(result) => {
            setAdding(false)
            setMade(result)
            if (result) void queries.invalidateQueries({ queryKey: hooksQuery.queryKey })
          }}
        />
      )}
      {made && <ShownOnce made={made} close={() => setMade(undefined)} />}
    </div>
  )
}
