// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { searchOf } from './analytics/range'
import { auditFilterOf } from './audit/filter'
import { filterOf } from './knowledge/filter'
import { noticeFilterOf } from './notifications/filter'
import { SessionsPage } from './sessions/SessionsPage'
import { NoSuchPage } from './shell/NoSuchPage'
import { Shell } from './shell/Shell'
import { Stumbled } from './shell/Stumble'
import { listSearchOf } from './users/list'
import { deliveryFilterOf } from './webhooks/filter'

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

/** Whoever is signed in has nothing to do there: links and mails lead to it all the same. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  beforeLoad: () => {
    throw redirect({ to: '/', replace: true })
  },
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

const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/MePage'), 'MePage'),
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('./keys/KeysPage'), 'KeysPage'),
})

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/WebhooksPage'), 'WebhooksPage'),
})

const webhook = createRoute({
  getParentRoute: () => root,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('./webhooks/WebhookPage'), 'WebhookPage'),
  validateSearch: deliveryFilterOf,
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/AuditPage'), 'AuditPage'),
  validateSearch: auditFilterOf,
})

const limits = createRoute({
  getParentRoute: () => root,
  path: '/limits',
  component: lazyRouteComponent(() => import('./limits/LimitsPage'), 'LimitsPage'),
})

const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/ChannelsPage'), 'ChannelsPage'),
})

const users = createRoute({
  getParentRoute: () => root,
  path: '/users',
  component: lazyRouteComponent(() => import('./users/UsersPage'), 'UsersPage'),
  validateSearch: listSearchOf,
})

const merchants = createRoute({
  getParentRoute: () => root,
  path: '/merchants',
  component: lazyRouteComponent(() => import('./merchants/MerchantsPage'), 'MerchantsPage'),
})

const user = createRoute({
  getParentRoute: () => root,
  path: '/users/$id',
  component: lazyRouteComponent(() => import('./users/UserPage'), 'UserPage'),
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./notifications/CentrePage'), 'CentrePage'),
  validateSearch: noticeFilterOf,
})

const wishes = createRoute({
  getParentRoute: () => root,
  path: '/notifications/preferences',
  component: lazyRouteComponent(() => import('./notifications/WishesPage'), 'WishesPage'),
})

type ProductSearch = { q?: string; category?: string }

const products = createRoute({
  getParentRoute: () => root,
  path: '/products',
  component: lazyRouteComponent(() => import('./products/ProductsPage'), 'ProductsPage'),
  // An address may name anything: a search for 2024 comes as a number.
  validateSearch: ({ q, category }: Record<string, unknown>): ProductSearch => ({
    ...(['string', 'number'].includes(typeof q) && String(q).trim() !== '' ? { q: String(q).slice(0, 200) } : {}),
    ...(['string', 'number'].includes(typeof category) && category !== ''
      ? { category: String(category).slice(0, 64) }
      : {}),
  }),
})

const newProduct = createRoute({
  getParentRoute: () => root,
  path: '/products/new',
  component: lazyRouteComponent(() => import('./products/NewProductPage'), 'NewProductPage'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/products/import',
  component: lazyRouteComponent(() => import('./products/imports/ImportPage'), 'ImportPage'),
  validateSearch: ({ job }: Record<string, unknown>): { job?: string } => (typeof job === 'string' ? { job } : {}),
})

const product = createRoute({
  getParentRoute: () => root,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('./products/ProductPage'), 'ProductPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    sessions,
    signIn,
    session,
    live,
    analytics,
    products,
    newProduct,
    imports,
    product,
    knowledge,
    audit,
    settings,
    me,
    keys,
    webhooks,
    webhook,
    limits,
    users,
    user,
    notifications,
    wishes,
    merchants,
    channels,
  ]),
  basepath: '/admin',
  defaultPreload: false,
  scrollRestoration: true,
})

/** Begins to fetch the code of the page that the address names. */
export function fetchPage(): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById])
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
