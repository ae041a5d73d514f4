// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import type { MadeWebhook, Webhook } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { useTitle } from '../shell/useTitle'
import { Confirm } from './Confirm'
import { DeliveryLog } from './DeliveryLog'
import { HookEditor } from './HookEditor'
import { HookBadge, HookFacts } from './HookList'
import classes from './Hooks.module.css'
import { HookTexts } from './HookTexts'
import { deleteHook, hookQuery, hooksQuery, rotateHook, testHook } from './queries'
import { ShownOnce } from './ShownOnce'

/** One webhook, what can be done to it, and the log of what it was told. */
export function WebhookPage() {
  return (
    <HookTexts>
      <Page />
    </HookTexts>
  )
}

function Page() {
  const t = useTranslations('hooks')
  const role = useTranslations('role')
  const me = useMe()
  const isAdmin = me.role === 'admin'
  const { id } = useParams({ from: '/webhooks/$id' })
  const query = useQuery({ ...hookQuery(id), enabled: isAdmin })
  useTitle(query.data?.name ?? t('title'))
  return (
    <div className={classes.page}>
      <Link to="/webhooks" className={classes.back}>
        {t('back')}
      </Link>
      {!isAdmin && <Alert color="blue">{t('notAdmin', { role: role(me.role) })}</Alert>}
      {isAdmin && query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('errorTitle')} error={query.error} again={() => void query.refetch()} />}
      {query.data && <One hook={query.data} />}
    </div>
  )
}

function One({ hook }: { hook: Webhook }) {
  const t = useTranslations('hooks')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [doing, setDoing] = useState<'edit' | 'rotate' | 'remove'>()
  const [made, setMade] = useState<MadeWebhook>()
  const renew = () => void queries.invalidateQueries({ queryKey: hooksQuery.queryKey })
  const close = () => setDoing(undefined)
  const test = useMutation({ mutationFn: () => testHook(hook), onSuccess: renew })
  return (
    <>
      <div>
        <Title order={1} size="h3" className={classes.name}>
          {hook.name} <HookBadge hook={hook} />
        </Title>
        <HookFacts hook={hook} />
      </div>
      <div className={classes.acts}>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('test')}
        </Button>
        <Button variant="default" onClick={() => setDoing('edit')}>
          {t('edit')}
        </Button>
        <Button variant="default" onClick={() => setDoing('rotate')}>
          {t('rotate')}
        </Button>
        <Button variant="subtle" color="red" className={classes.remove} onClick={() => setDoing('remove')}>
          {t('remove')}
        </Button>
      </div>
      <div role="status">{test.isSuccess && <Alert color="blue">{t('testSent')}</Alert>}</div>
      {test.isError && (
        <Alert color="orange" role="alert">
          {problemText(test.error)}
        </Alert>
      )}
      <DeliveryLog hook={hook} />
      {doing === 'edit' && (
        <HookEditor
          hook={hook}
          close={() => {
            close()
            renew()
          }}
        />
      )}
      {doing === 'rotate' && (
        <Confirm
          title={t('rotateTitle')}
          text={t('rotateText')}
          act={t('rotate')}
          run={() => rotateHook(hook)}
          done={(result) => {
            close()
            setMade(result)
            renew()
          }}
          close={close}
        />
      )}
      {doing === 'remove' && (
        <Confirm
          title={t('removeTitle', { name: hook.name })}
          text={t('removeText')}
          act={t('remove')}
          isHard
          run={() => deleteHook(hook)}
          done={() => {
            void queries.invalidateQueries({ queryKey: hooksQuery.queryKey, exact: true })
            void navigate({ to: '/webhooks' })
          }}
          close={close}
        />
      )}
      {made && <ShownOnce made={made} close={() => setMade(undefined)} />}
    </>
  )
}
