// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Badge, Button, SegmentedControl, Title, VisuallyHidden } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Delivery, DeliveryStatus, Webhook } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { DeliveryDetails } from './DeliveryDetails'
import { statuses } from './filter'
import { Nothing } from './HookStates'
import classes from './Hooks.module.css'
import { deliveriesQuery, hooksQuery, replayDead } from './queries'
import { useTypeText } from './useTypeText'

const colors: Record<DeliveryStatus, string> = { waiting: 'blue', delivered: 'green', dead: 'red' }

/** What a webhook was told and what it could not be told. */
export function DeliveryLog({ hook }: { hook: Webhook }) {
  const t = useTranslations('hooks')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const filter = useSearch({ from: '/webhooks/$id' })
  const navigate = useNavigate({ from: '/webhooks/$id' })
  const query = useInfiniteQuery(deliveriesQuery(hook.id, filter))
  const [looking, setLooking] = useState<string>()
  const again = useMutation({
    mutationFn: () => replayDead(hook),
    onSuccess: () => queries.invalidateQueries({ queryKey: hooksQuery.queryKey }),
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const show = (status: DeliveryStatus | undefined) =>
    void navigate({ replace: true, search: status === undefined ? {} : { status } })
  return (
    <section className={classes.log} aria-labelledby="deliveries">
      <div className={classes.head}>
        <Title order={2} size="h4" id="deliveries">
          {t('log')}
        </Title>
        {hook.dead > 0 && (
          <Button variant="default" size="compact-md" loading={again.isPending} onClick={() => again.mutate()}>
            {t('replayDead')}
          </Button>
        )}
      </div>
      <div role="status">
        {again.isSuccess && <Alert color="blue">{t('replayed', { count: again.data.replayed })}</Alert>}
      </div>
      {again.isError && (
        <Alert color="orange" role="alert">
          {problemText(again.error)}
        </Alert>
      )}
      <SegmentedControl
        aria-label={t('which')}
        className={classes.which}
        value={filter.status ?? 'all'}
        onChange={(value) => show(statuses.find((one) => one === value))}
        data={[{ value: 'all', label: t('any') }, ...statuses.map((value) => ({ value, label: t(`status.${value}`) }))]}
      />
      <VisuallyHidden role="status">{query.isSuccess ? t('logShown', { count: items.length }) : ''}</VisuallyHidden>
      {query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('logError')} error={query.error} again={() => void query.refetch()} />}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('logCaption')}>
          {items.map((one) => (
            <Line key={one.id} delivery={one} look={() => setLooking(one.id)} />
          ))}
        </ul>
      )}
      {query.isSuccess &&
        items.length === 0 &&
        (filter.status === undefined ? (
          <Nothing title={t('logEmpty')} text={t('logEmptyText')} />
        ) : (
          <Nothing title={t('logNoMatch')} act={t('clear')} onAct={() => show(undefined)} />
        ))}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {looking && <DeliveryDetails id={looking} close={() => setLooking(undefined)} />}
    </section>
  )
}

function Line({ delivery: it, look }: { delivery: Delivery; look: () => void }) {
  const t = useTranslations('hooks')
  const typeText = useTypeText()
  const format = useFormatter()
  const on = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })
  const type = typeText(it.type)
  return (
    <li className={classes.row}>
      <div className={classes.said}>
        <h3 className={classes.name}>
          {type}{' '}
          <Badge variant="light" color={colors[it.status]} className={classes.badge}>
            {t(`status.${it.status}`)}
          </Badge>
        </h3>
        <p className={classes.facts}>
          <span>{on(it.created_at)}</span>
          <span>{t('attempts', { count: it.attempts })}</span>
          {it.last_status !== undefined && <span>{t('answered', { status: String(it.last_status) })}</span>}
          {it.last_fault !== undefined && <span>{t(`faults.${it.last_fault}`)}</span>}
          {it.next_at !== undefined && it.attempts > 0 && <span>{t('next', { when: on(it.next_at) })}</span>}
        </p>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('detailsOf', { type, when: on(it.created_at) })}
        onClick={look}
      >
        {t('details')}
      </Button>
    </li>
  )
}
