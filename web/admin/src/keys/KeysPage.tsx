// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, SegmentedControl, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayKeepKeys, useMe } from '../access/me'
import { Empty, ListFailed, ListLoading } from '../sessions/ListStates'
import { KeyIcon, SearchIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { KeyActs } from './KeyActs'
import { KeyList } from './KeyList'
import classes from './Keys.module.css'
import { keysQuery } from './queries'
import { found, type Which } from './state'

/** The keys of the shop's machines and of its people, for admins. */
export function KeysPage() {
  const t = useTranslations('keys')
  const me = useMe()
  const isAdmin = mayKeepKeys(me)
  const query = useQuery({ ...keysQuery, enabled: isAdmin })
  const [words, setWords] = useState('')
  const [which, setWhich] = useState<Which>('all')
  useTitle(t('title'))
  const keys = query.data?.items ?? []
  const shown = found(keys, words, which, Date.now())

  return (
    <KeyActs isOwn={false}>
      {({ add, rotate, revoke }) => (
        <div className={classes.page}>
          <div className={classes.head}>
            <div>
              <Title order={1} size="h3">
                {t('title')}
              </Title>
              <p className={classes.hint}>{t('lead')}</p>
            </div>
            {isAdmin && <Button onClick={add}>{t('add')}</Button>}
          </div>
          {!isAdmin && <Alert color="blue">{t('notAdmin')}</Alert>}
          {isAdmin && query.isPending && <ListLoading />}
          {query.isError && (
            <ListFailed title={t('errorTitle')} error={query.error} again={() => void query.refetch()} />
          )}
          {keys.length > 0 && (
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
                aria-label={t('which')}
                value={which}
                onChange={(value) => setWhich(value as Which)}
                data={(['all', 'working', 'over'] as const).map((value) => ({ value, label: t(value) }))}
              />
            </search>
          )}
          <VisuallyHidden role="status">{query.isSuccess ? t('shown', { count: shown.length }) : ''}</VisuallyHidden>
          {shown.length > 0 && <KeyList keys={shown} rotate={rotate} revoke={revoke} />}
          {query.isSuccess && keys.length === 0 && (
            <Nothing title={t('emptyTitle')} text={t('emptyText')} act={t('add')} onAct={add} />
          )}
          {keys.length > 0 && shown.length === 0 && (
            <Nothing
              title={t('noMatchTitle')}
              text={t('noMatchText')}
              act={t('clear')}
              onAct={() => {
                setWords('')
                setWhich('all')
              }}
            />
          )}
        </div>
      )}
    </KeyActs>
  )
}

function Nothing({ title, text, act, onAct }: { title: string; text: string; act: string; onAct: () => void }) {
  return (
    <Empty icon={<KeyIcon size={36} />} title={title} text={text}>
      <Button variant="default" onClick={onAct}>
        {act}
      </Button>
    </Empty>
  )
}
