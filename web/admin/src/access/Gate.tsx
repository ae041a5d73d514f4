// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Loader, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { forgetOthers, meQuery } from '../api/queries'
import { useLanguage } from '../i18n/LanguageProvider'
import { LiveProvider } from '../live/LiveProvider'
import { router } from '../router'
import { useProblemText } from '../shell/useProblemText'
import { MeContext } from './me'
import { SignIn } from './SignIn'

const SuspendedPage = lazy(() => import('../merchants/SuspendedPage').then((page) => ({ default: page.SuspendedPage })))

const SetUpFirst = lazy(() => import('../me/SetUpFirst').then((page) => ({ default: page.SetUpFirst })))

/** Lets the signed-in through to the page they asked for, and asks everybody else to sign in where they are. */
export function Gate() {
  const { data: me, error, isPending, refetch } = useQuery(meQuery)
  const { setZone } = useLanguage()
  const t = useTranslations('app')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const shop = me?.merchant.id
  const last = useRef(shop)
  useEffect(() => {
    if (me !== undefined) setZone(me.merchant.zone)
  }, [me, setZone])
  // Another tab may have gone to another shop: what was read in the one before is not shown there.
  useEffect(() => {
    if (last.current !== undefined && shop !== undefined && last.current !== shop) forgetOthers(queries)
    last.current = shop
  }, [shop, queries])

  if (isProblem(error, 'unauthenticated', 'forbidden')) return <SignIn />
  if (me?.mfa.required && !me.mfa.enabled) {
    return (
      <Suspense fallback={<Loader m="auto" aria-label={t('loading')} role="status" />}>
        <SetUpFirst />
      </Suspense>
    )
  }
  if (me?.merchant.suspended) {
    return (
      <Suspense fallback={<Loader m="auto" aria-label={t('loading')} role="status" />}>
        <SuspendedPage me={me} />
      </Suspense>
    )
  }
  if (me !== undefined) {
    return (
      <MeContext value={me}>
        <LiveProvider key={me.user.id + me.merchant.id}>
          <RouterProvider router={router} />
        </LiveProvider>
      </MeContext>
    )
  }
  if (isProblem(error, 'not_set_up')) {
    return (
      <Alert m="auto" color="blue" role="alert">
        {problemText(error)}
      </Alert>
    )
  }
  if (isPending) return <Loader m="auto" aria-label={t('loading')} role="status" />
  return (
    <Stack m="auto" p="md" align="center">
      <Alert color="red" role="alert" title={t('unreachable')}>
        {problemText(error)}
      </Alert>
      <Button onClick={() => void refetch()}>{t('retry')}</Button>
    </Stack>
  )
}
