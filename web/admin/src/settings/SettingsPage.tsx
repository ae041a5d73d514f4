// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { mayChangeSettings, maySeeLimits, useMe } from '../access/me'
import { settingsQuery } from '../api/queries'
import { SessionFailed, SessionLoading } from '../session/SessionStates'
import { useTitle } from '../shell/useTitle'
import { MfaRule } from './MfaRule'
import { SettingsForm } from './SettingsForm'
import classes from './SettingsPage.module.css'
import { Snippet } from './Snippet'

const ShopSettings = lazy(() => import('../merchants/ShopSettings').then((part) => ({ default: part.ShopSettings })))

const ClockPanel = lazy(() => import('../sandbox/ClockPanel').then((part) => ({ default: part.ClockPanel })))

/** The merchant's settings: changed by admins, read by everybody. */
export function SettingsPage() {
  const t = useTranslations()
  const me = useMe()
  const { data, error, isError, refetch } = useQuery(settingsQuery(me.merchant.id))
  const isAdmin = mayChangeSettings(me)
  useTitle(t('settings.title'))
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('settings.title')}
      </Title>
      {!isAdmin && <Alert color="blue">{t('settings.readOnly', { role: t(`role.${me.role}`) })}</Alert>}
      {data === undefined && isError && (
        <SessionFailed title={t('settings.errorTitle')} error={error} again={() => void refetch()} />
      )}
      {data === undefined && !isError && <SessionLoading />}
      {data !== undefined && (
        <>
          <SettingsForm settings={data} merchant={me.merchant.id} isAdmin={isAdmin} />
          <MfaRule settings={data} merchant={me.merchant.id} isAdmin={isAdmin} />
          <Snippet publicKey={data.public_key} />
          <Suspense fallback={<SessionLoading />}>
            <ShopSettings settings={data} merchant={me.merchant.id} isAdmin={isAdmin} />
          </Suspense>
          <Suspense fallback={null}>
            <ClockPanel />
          </Suspense>
          <Anchor component={Link} to="/channels" size="sm">
            {t('ways.channels')}
          </Anchor>
          {maySeeLimits(me) && (
            <Anchor component={Link} to="/limits" size="sm">
              {t('limits.link')}
            </Anchor>
          )}
        </>
      )}
    </div>
  )
}
