// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Anchor, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useTitle } from '../shell/useTitle'
import { NoticeTexts } from './NoticeTexts'
import { preferencesQuery } from './queries'
import classes from './Wishes.module.css'
import { WishesForm } from './WishesForm'

/** What the person wants to be told of, and how. */
export function WishesPage() {
  return (
    <NoticeTexts>
      <Wishes />
    </NoticeTexts>
  )
}

function Wishes() {
  const t = useTranslations('wishes')
  const { data, error, isError, refetch } = useQuery({ ...preferencesQuery, refetchOnWindowFocus: false })
  useTitle(t('title'))
  return (
    <div className={classes.page}>
      <div>
        <Anchor component={Link} to="/notifications" size="sm">
          {t('back')}
        </Anchor>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <p className={classes.hint}>{t('lead')}</p>
      </div>
      {data === undefined && isError && (
        <ListFailed title={t('errorTitle')} error={error} again={() => void refetch()} />
      )}
      {data === undefined && !isError && <ListLoading />}
      {data !== undefined && <WishesForm saved={data} />}
    </div>
  )
}
