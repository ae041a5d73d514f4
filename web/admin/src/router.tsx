// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { searchOf } from './analytics/range'
import { filterOf } from './knowledge/filter'
import { SessionsPage } from './sessions/SessionsPage'
import { NoSuchPage } from './shell/NoSuchPage'
import { Shell } from './shell/Shell'
import { Stumbled } from './shell/Stumble'

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage, errorComponent: Stumbled })

type ListSearch = { status?: 'open' | 'ended'; q?: string }

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: SessionsPage,
  validateSearch: ({ status, q }: Record<string, unknown>): ListSearch => ({
    ...(status === 'open' || status === 'ended' ? { status } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 100) } : {}),
  }),
})

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$id',
  component: lazyRouteComponent(() => import('./session/SessionPage'), 'SessionPage'),
  validateSearch: ({ at }: Record<string, unknown>): { at?: number } =>
    Number.isInteger(at) && Number(at) > 0 ? { at: Number(at) } : {},
})

const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  component: lazyRouteComponent(() => import('./overview/LivePage'), 'LivePage'),
})

const analytics = createRoute({
  getParentRoute: () => root,
  path: '/analytics',
  component: lazyRouteComponent(() => import('./analytics/AnalyticsPage'), 'AnalyticsPage'),
  validateSearch: searchOf,
})

const knowledge = createRoute({
  getParentRoute: () => root,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('./knowledge/KnowledgePage'), 'KnowledgePage'),
  validateSearch: filterOf,
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([sessions, session, live, analytics, knowledge, settings]),
  basepath: '/admin',
  defaultPreload: false,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
