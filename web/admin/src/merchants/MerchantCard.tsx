// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Badge, Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { meQuery } from '../api/queries'
import type { Merchant } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { Confirm } from '../users/Confirm'
import { EditMerchant } from './MerchantForm'
import classes from './Merchants.module.css'
import { enter, merchantsKey, resumeMerchant, suspendMerchant } from './queries'

/** One shop of the list, and what an owner does with it. */
export function MerchantCard({ merchant }: { merchant: Merchant }) {
  const t = useTranslations('merchants')
  const me = useMe()
  const format = useFormatter()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const go = useMutation({
    mutationFn: () => enter(queries, merchant.id),
    onSuccess: () => void navigate({ to: '/' }),
  })
  const { name, suspended } = merchant
  return (
    <li className={classes.card}>
      <span className={classes.named}>
        {name}
        <small>
          {merchant.id} · {merchant.zone} · {merchant.currency}
          {merchant.people !== undefined && ` · ${t('people', { count: merchant.people })}`}
        </small>
        {suspended !== null && (
          <small>
            {t('since', {
              at: format.dateTime(new Date(suspended.since), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
            {suspended.why !== '' && ` · ${suspended.why}`}
          </small>
        )}
      </span>
      <Badge variant="light" color={suspended === null ? 'green' : 'orange'} className={classes.badge}>
        {suspended === null ? t('active') : t('suspended')}
      </Badge>
      <span className={classes.acts}>
        {merchant.id !== me.merchant.id && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('enterOf', { name })}
            loading={go.isPending}
            onClick={() => go.mutate()}
          >
            {t('enter')}
          </Button>
        )}
        <EditMerchant merchant={merchant} />
        <Close merchant={merchant} />
      </span>
      {go.isError && (
        <Alert color="orange" role="alert" p="xs">
          {problemText(go.error)}
        </Alert>
      )}
    </li>
  )
}

/** Suspends a shop or opens it again, and says before what that means. */
function Close({ merchant: { id, name, suspended } }: { merchant: Merchant }) {
  const t = useTranslations('merchants')
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const isClosed = suspended !== null
  const change = useMutation({
    mutationFn: () => (isClosed ? resumeMerchant(id) : suspendMerchant(id, why.trim())),
    onSuccess: async () => {
      setOpen(false)
      await queries.invalidateQueries({ queryKey: merchantsKey })
      await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={isClosed ? t('resumeOf', { name }) : t('suspendOf', { name })}
        onClick={() => {
          change.reset()
          setOpen(true)
        }}
      >
        {isClosed ? t('resume') : t('suspend')}
      </Button>
      <Confirm
        opened={isOpen}
        title={isClosed ? t('resumeTitle', { name }) : t('suspendTitle', { name })}
        text={isClosed ? t('resumeText') : t('suspendText')}
        confirm={isClosed ? t('resume') : t('suspend')}
        isHarmless={isClosed}
        isPending={change.isPending}
        error={change.error}
        act={() => change.mutate()}
        close={() => setOpen(false)}
      >
        {!isClosed && (
          <Textarea
            label={t('why')}
            maxLength={300}
            autosize
            minRows={2}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
      </Confirm>
    </>
  )
}
