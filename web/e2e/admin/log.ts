// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { AuditEntry } from '../../admin/src/api/types'
import { now } from './clock.ts'

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36'
const ayse = { kind: 'person', id: 'u-7', name: 'Ayşe Yılmaz' } as const
const can = { kind: 'person', id: 'u-9', name: 'Can Demir' } as const
const till = { kind: 'machine', id: 'k-1', name: 'Kasa' } as const

const entry = (id: number, minutesAgo: number, fields: Partial<AuditEntry>): AuditEntry => ({
  id: String(id),
  at: new Date(now() - minutesAgo * 60_000).toISOString(),
  who: ayse,
  what: 'signIn',
  object: null,
  address: '203.0.113.7',
  device: chrome,
  outcome: 'done',
  status: 200,
  code: null,
  changes: null,
  times: 1,
  request: `r-${id}`,
  ...fields,
})

/** The audit log of a played server. */
export class PlayedLog {
  entries: AuditEntry[] = [
    entry(112, 2, {
      what: 'changeSettings',
      object: { kind: 'merchants', id: 'demo' },
      changes: [
        { field: 'idle_minutes', before: 30, after: 45 },
        { field: 'allowed_origins', before: [], after: ['https://shop.example'] },
        { field: 'answerer', before: true, after: false },
        { field: 'greeting.tr', before: 'Merhaba', after: 'Hoş geldiniz, size nasıl yardımcı olabilirim?' },
      ],
    }),
    entry(111, 5, {
      who: can,
      what: 'takeSession',
      object: { kind: 'sessions', id: '01JD7Z3Q8M4K2V6T9X5B7C1N0P' },
      outcome: 'refused',
      status: 403,
      code: 'forbidden',
      times: 14,
    }),
    entry(110, 6, { who: till, what: 'recordOrder', object: { kind: 'orders', id: null }, device: 'curl/8.5.0' }),
    entry(109, 9, {
      who: { ...can, kind: 'unproven' },
      outcome: 'refused',
      status: 401,
      code: 'bad_credentials',
      address: '198.51.100.77',
    }),
    entry(108, 12, { what: 'somethingNew', object: { kind: 'robots', id: '7' } }),
    entry(107, 30, {
      what: 'startImport',
      object: { kind: 'imports', id: null },
      outcome: 'unknown',
      status: null,
    }),
    entry(106, 31, {
      who: { kind: 'system', id: null, name: null },
      what: 'engineStarted',
      object: { kind: 'nodes', id: 'sohbet@10.0.0.7:25520' },
      address: null,
      device: null,
    }),
    ...Array.from({ length: 60 }, (_, i) =>
      entry(100 - i, 60 + i, { what: 'sayInSession', object: { kind: 'sessions', id: `01JDOLD${i}` } }),
    ),
  ]

  /** What is no shop's. */
  installation: AuditEntry[] = [
    entry(205, 3, { who: { kind: 'person', id: 'u-7', name: 'Ayşe Yılmaz' }, what: 'addMerchant' }),
    entry(204, 4, {
      who: { kind: 'nobody', id: null, name: null },
      outcome: 'refused',
      status: 401,
      code: 'bad_credentials',
      address: '198.51.100.77',
    }),
    entry(203, 8, {
      who: { kind: 'nobody', id: null, name: null },
      what: 'listSessions',
      object: { kind: 'sessions', id: null },
      outcome: 'refused',
      status: 401,
      code: 'unauthenticated',
      times: 3,
    }),
    entry(202, 40, {
      who: { kind: 'system', id: null, name: null },
      what: 'migrated',
      object: { kind: 'migrations', id: '102' },
      address: null,
      device: null,
    }),
  ]

  ofInstallation(query: URLSearchParams) {
    return this.list(query, this.installation)
  }

  list(query: URLSearchParams, entries = this.entries) {
    const limit = Number(query.get('limit') ?? 50)
    const from = Number(query.get('cursor') ?? 0)
    const [kind, id] = query.get('object')?.split('/') ?? []
    const words = query.get('q')?.toLocaleLowerCase('tr') ?? ''
    const found = entries
      .filter((it) => !query.get('who') || it.who.id === query.get('who'))
      .filter((it) => !query.get('what') || it.what === query.get('what'))
      .filter((it) => !query.get('outcome') || it.outcome === query.get('outcome'))
      .filter((it) => !kind || (it.object?.kind === kind && (!id || it.object.id === id)))
      .filter((it) => JSON.stringify(it).toLocaleLowerCase('tr').includes(words))
    const items = found.slice(from, from + limit)
    return { items, next: from + limit < found.length ? String(from + limit) : null }
  }
}
