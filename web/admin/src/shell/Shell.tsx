// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Bell } from '../notifications/Bell'
import { NoticesProvider } from '../notifications/NoticesProvider'
import { AccountMenu } from './AccountMenu'
import { BagIcon, BookIcon, ChartIcon, ChatIcon, ListIcon, PersonIcon, PulseIcon, SettingsIcon } from './icons'
import { LineBadge } from './LineBadge'
import { NavLink } from './NavLink'
import classes from './Shell.module.css'

const ClockBadge = lazy(() => import('../sandbox/ClockBadge').then((part) => ({ default: part.ClockBadge })))

/** The frame of every page behind the gate. */
export function Shell() {
  const t = useTranslations()
  const main = useFocusOnNewPage()
  return (
    <NoticesProvider>
      <a className={classes.skip} href="#main">
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand} aria-label={`${t('app.name')}: ${t('nav.sessions')}`}>
          <ChatIcon size={24} />
          <span className={classes.word}>{t('app.name')}</span>
        </Link>
        <nav className={classes.nav} aria-label={t('nav.main')}>
          <Link to="/" className={classes.link} activeOptions={{ exact: true, includeSearch: false }}>
            <ChatIcon />
            <span>{t('nav.sessions')}</span>
          </Link>
          <Link to="/live" className={classes.link}>
            <PulseIcon />
            <span>{t('nav.live')}</span>
          </Link>
          <Link to="/analytics" className={classes.link} activeOptions={{ includeSearch: false }}>
            <ChartIcon />
            <span>{t('nav.analytics')}</span>
          </Link>
          <Link to="/products" className={classes.link} activeOptions={{ includeSearch: false }}>
            <BagIcon />
            <span>{t('products.title')}</span>
          </Link>
          <Link to="/knowledge" className={classes.link} activeOptions={{ includeSearch: false }}>
            <BookIcon />
            <span>{t('knowledge.nav')}</span>
          </Link>
          <NavLink to="/users" operation="listUsers">
            <PersonIcon />
            <span>{t('users.nav')}</span>
          </NavLink>
          <NavLink to="/audit" operation="listAudit">
            <ListIcon />
            <span>{t('nav.audit')}</span>
          </NavLink>
          <Link to="/settings" className={classes.link}>
            <SettingsIcon />
            <span>{t('nav.settings')}</span>
          </Link>
        </nav>
        <Suspense fallback={null}>
          <ClockBadge />
        </Suspense>
        <LineBadge />
        <Bell />
        <AccountMenu />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </NoticesProvider>
  )
}

/** A new page is read from its beginning: the focus follows, as it would on a page load. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
