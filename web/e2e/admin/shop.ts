// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Health, Kpi, Me, Product, Settings } from '../../admin/src/api/types'

/** What the played server knows beside its sessions. */

export const products: Product[] = [
  {
    id: 'p-101',
    title: 'Bakır Çaydanlık “Süleyman” 1,5 L',
    url: '/demo/product.html?id=p-101',
    image: '/demo/images/p-101.svg',
    price: '1249.90',
    was: '1499.00',
    currency: 'TRY',
    unit: { code: 'piece', label: 'adet', step: '1' },
    in_stock: true,
  },
  {
    id: 'p-204',
    title: 'Rize çayı, el toplama, ilk sürgün',
    url: '/demo/product.html?id=p-204',
    image: '/demo/images/p-204.svg',
    price: '389.50',
    currency: 'TRY',
    unit: { code: 'kg', label: 'kg', step: '0.25' },
    in_stock: false,
  },
]

const described = new URL('../../../http/src/main/resources/api/openapi.yaml', import.meta.url)
type Operation = { operationId?: string; 'x-permission'?: string }

/** Who may do what, as the real server tells it: from the same description. */
const permissions = (): Me['permissions'] => {
  const { paths } = parse(readFileSync(described, 'utf8')) as { paths: Record<string, Record<string, Operation>> }
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  const of = (role: string) =>
    operations.flatMap((it) => (it['x-permission'] === role && it.operationId !== undefined ? [it.operationId] : []))
  return { viewer: of('viewer'), operator: of('operator'), admin: of('admin'), owner: of('owner') }
}
const table = permissions()

export const me = (role: 'viewer' | 'operator' | 'admin') => ({
  user: { id: 'u-7', name: 'Ayşe Yılmaz', email: 'ayse@shop.example' },
  merchant: {
    id: 'demo',
    name: 'Çay Evi',
    zone: 'Europe/Istanbul',
    currency: 'TRY',
    locales: ['tr', 'en'],
    default_locale: 'tr',
    region: 'TR',
    suspended: null,
  },
  role,
  owner: false,
  mfa: { enabled: false, required: false },
  csrf: 'csrf-1',
  permissions: table,
})

export const settings: Settings = {
  daily_view_limit: 20,
  idle_minutes: 30,
  messages_per_minute: 20,
  allowed_origins: ['https://shop.example'],
  zone: 'Europe/Istanbul',
  greeting: { tr: 'Merhaba, size nasıl yardımcı olabilirim?', en: 'Hello, how can I help you?' },
  answerer: true,
  look: { color: '#128072', side: 'right', theme: 'auto' },
  mfa_required_for: [],
  hours: { week: {}, holidays: [] },
  retention: { session_days: 0 },
  mail_from: { name: '', reply_to: '' },
  public_key: 'sohbet_pk_0123456789abcdef0123456789abcdef',
}

export const kpi: Kpi = {
  active_sessions: 12,
  sessions_today: 148,
  sessions_with_visitor_event: 120,
  messages_today: 903,
  interactions_today: 311,
  unanswered: 2,
  conversion: { reported: { sessions: 9, rate: 0.075 }, confirmed: { sessions: 6, rate: 0.05 } },
  revenue: { confirmed: '18450.00', currency: 'TRY' },
}

export const health: Health = {
  status: 'up',
  ack: { count: 812, p50: 4.1, p95: 11.87, p99: 123.4 },
  tail: { count: 640, p50: 14.2, p95: 31, p99: 58.9 },
}
