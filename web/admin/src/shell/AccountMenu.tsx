// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Avatar, Button, Text, UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { api } from '../api/client'
import { forgetOthers, meQuery } from '../api/queries'
import { forgetOutboxes } from '../session/outbox'
import { AppearanceSwitch } from './AppearanceSwitch'
import { BagIcon, HookIcon, KeyIcon, PersonIcon } from './icons'
import { LanguageSwitch } from './LanguageSwitch'
import { NavLink } from './NavLink'
import classes from './Shell.module.css'

const Switcher = lazy(() => import('../merchants/Switcher').then((part) => ({ default: part.Switcher })))

const menuId = 'account'

/** Who is signed in, in which language and light, and the way out. */
export function AccountMenu() {
  const t = useTranslations()
  const me = useMe()
  const queries = useQueryClient()
  const [isSwitching, setSwitching] = useState(false)
  const signOut = async () => {
    // Already signed out, or out of reach: `/me` tells which.
    await api.POST('/sign-out').catch(() => undefined)
    forgetOutboxes()
    await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    forgetOthers(queries)
  }
  const close = () => document.getElementById(menuId)?.hidePopover()
  return (
    <>
      <UnstyledButton
        popoverTarget={menuId}
        className={classes.account}
        aria-label={t('account.menu', { name: me.user.name })}
      >
        <Avatar name={me.user.name} color="sohbet" variant="filled" radius="xl" size={34} alt="" />
      </UnstyledButton>
      <div
        id={menuId}
        popover="auto"
        role="dialog"
        className={`${classes.popover} ${classes.accountMenu}`}
        aria-label={t('account.menu', { name: me.user.name })}
      >
        <Text fw={600}>{me.user.name}</Text>
        <Text size="xs" c="dimmed">
          {me.user.email}
        </Text>
        <Text size="xs" c="dimmed">
          {me.merchant.name} · {t(`role.${me.role}`)}
        </Text>
        <Button
          variant="default"
          size="xs"
          mt="xs"
          onClick={() => {
            close()
            setSwitching(true)
          }}
        >
          {t('account.switch')}
        </Button>
        {me.owner && (
          <Link to="/merchants" className={classes.link} onClick={close}>
            <BagIcon />
            {t('account.merchants')}
          </Link>
        )}
        <Link to="/me" className={classes.link} onClick={close}>
          <PersonIcon />
          {t('me.title')}
        </Link>
        <NavLink to="/keys" operation="listApiKeys" onClick={close}>
          <KeyIcon />
          {t('keys.title')}
        </NavLink>
        <NavLink to="/webhooks" operation="listWebhooks" onClick={close}>
          <HookIcon />
          {t('nav.webhooks')}
        </NavLink>
        <span className={classes.accountLabel}>{t('account.language')}</span>
        <LanguageSwitch />
        <span className={classes.accountLabel}>{t('account.theme')}</span>
        <AppearanceSwitch />
        <Button
          variant="default"
          mt="md"
          onClick={() => {
            close()
            void signOut()
          }}
        >
          {t('account.signOut')}
        </Button>
      </div>
      {isSwitching && (
        <Suspense fallback={null}>
          <Switcher close={() => setSwitching(false)} />
        </Suspense>
      )}
    </>
  )
}
