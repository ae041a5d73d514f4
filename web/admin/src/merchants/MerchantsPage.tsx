// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, NativeSelect, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useTitle } from '../shell/useTitle'
import { MerchantCard } from './MerchantCard'
import { AddMerchant } from './MerchantForm'
import classes from './Merchants.module.css'
import { MerchantTexts } from './MerchantTexts'
import { Owners } from './Owners'
import { type MerchantState, merchantsQuery } from './queries'

/** The shops of the installation and its owners, for the owners. */
export function MerchantsPage() {
  return (
    <MerchantTexts>
      <Page />
    </MerchantTexts>
  )
}

function Page() {
  const t = useTranslations('merchants')
  const me = useMe()
  useTitle(t('title'))
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        {me.owner && <AddMerchant />}
      </div>
      {me.owner ? (
        <>
          <List />
          <Owners />
        </>
      ) : (
        <Alert color="blue">{t('onlyOwners')}</Alert>
      )}
    </div>
  )
}

function List() {
  const t = useTranslations('merchants')
  const [words, setWords] = useState('')
  const [state, setState] = useState<MerchantState | ''>('')
  const [settled] = useDebouncedValue(words.trim(), 300)
  const search = { ...(settled === '' ? {} : { q: settled }), ...(state === '' ? {} : { state }) }
  const query = useInfiniteQuery(merchantsQuery(search, true))
  const merchants = query.data?.pages.flatMap((page) => page.items) ?? []
  const isNarrowed = settled !== '' || state !== ''
  const clear = () => {
    setWords('')
    setState('')
  }
  return (
    <>
      <search className={classes.filters}>
        <TextInput
          className={classes.words}
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={t('state')}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as MerchantState | '')}
          data={[
            { value: '', label: t('anyState') },
            { value: 'active', label: t('active') },
            { value: 'suspended', label: t('suspended') },
          ]}
        />
      </search>
      <VisuallyHidden role="status">{query.isSuccess ? t('shown', { count: merchants.length }) : ''}</VisuallyHidden>
      {query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('errorTitle')} error={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && merchants.length === 0 && (
        <div className={classes.empty}>
          <Title order={2} size="h4">
            {isNarrowed ? t('noMatchTitle') : t('emptyTitle')}
          </Title>
          <p className={classes.hint}>{isNarrowed ? t('noMatchText') : t('emptyText')}</p>
          {isNarrowed && (
            <Button variant="default" onClick={clear}>
              {t('clear')}
            </Button>
          )}
        </div>
      )}
      <ul className={classes.list}>
        {merchants.map((merchant) => (
          <MerchantCard key={merchant.id} merchant={merchant} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
