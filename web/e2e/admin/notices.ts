// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Notice, NoticeType, Preferences, Severity } from '../../admin/src/api/types'
import { now } from './clock.ts'

type Answer = { status: number; body?: unknown }
type Told = { event: string; notification?: Notice; upto?: number }
type Listener = (event: Told & { unread: number }, pos: string) => void

const severities: [type: NoticeType, severity: Severity][] = [
  ['message_for_you', 'info'],
  ['sign_in_new_place', 'warning'],
  ['account_locked', 'warning'],
  ['key_expiring', 'warning'],
  ['limit_near', 'warning'],
  ['import_finished', 'success'],
  ['webhook_failing', 'warning'],
  ['database_unreachable', 'critical'],
  ['database_back', 'success'],
  ['disk_low', 'critical'],
  ['memory_high', 'warning'],
  ['cpu_high', 'warning'],
  ['errors_high', 'warning'],
  ['entity_crashing', 'warning'],
  ['tail_lag', 'warning'],
  ['poison_fact', 'critical'],
  ['node_joined', 'info'],
  ['node_left', 'warning'],
  ['merchant_signed_up', 'info'],
]

/** The notifications of a played server. Several pages may look at the same ones. */
export class PlayedNotices {
  items: Notice[] = []
  preferences: Preferences = {
    types: severities.map(([type, severity]) => ({
      type,
      severity,
      in_app: true,
      toast: severity === 'critical' || type === 'message_for_you',
      sound: false,
      browser: false,
      email: severity === 'critical',
    })),
    quiet_hours: null,
    zone: 'Europe/Istanbul',
  }
  readonly listeners = new Set<Listener>()
  private seq = 0
  private pos = 0

  constructor() {
    for (let i = 60; i > 0; i -= 1) this.raise('node_joined', { params: { node: `10.0.0.${i}` } }, 300 + i)
    for (const one of this.items) one.read = true
    this.raise(
      'import_finished',
      {
        link: { kind: 'import', id: 'i-1' },
        params: { file: 'ürünler.csv', created: 12, updated: 1204, failed: 0 },
        read: true,
      },
      90,
    )
    const limit = { kind: 'limits', id: null } as const
    for (const ago of [70, 50, 30])
      this.raise('limit_near', { link: limit, params: { kind: 'key', subject: 'k-till', peak: 87, refused: 0 } }, ago)
    this.raise('key_expiring', {
      link: { kind: 'api_key', id: '1a1B2c3D4e5F' },
      actions: ['renew'],
      params: { name: 'Old report', expires_at: '2026-11-24T09:00:00Z' },
    })
    this.raise('disk_low', { actions: ['acknowledge'], params: { percent: 7, node: '10.0.0.7' } }, 4)
  }

  get unread(): number {
    return this.items.filter(({ read }) => !read).length
  }

  get place(): string {
    return String(this.pos).padStart(8, '0')
  }

  /** What is raised again while it is open is the same one. */
  raise(type: NoticeType, over: Partial<Notice> = {}, minutesAgo = 0): Notice {
    this.seq += 1
    const at = new Date(now() - minutesAgo * 60_000).toISOString()
    const open = this.items.find((it) => it.type === type && it.type !== 'node_joined' && it.resolved_at === null)
    const notice: Notice = {
      ...{ id: `n-${this.seq}`, type, severity: severities.find(([name]) => name === type)?.[1] ?? 'info' },
      ...{ first_at: at, params: {}, link: null, acknowledged: null, resolved_at: null, actions: [] },
      ...open,
      ...{ seq: this.seq, at, count: (open?.count ?? 0) + 1, read: false },
      ...over,
    }
    this.items = [notice, ...this.items.filter((it) => it !== open)]
    this.tell({ event: 'raised', notification: notice })
    return notice
  }

  change(id: string, event: string, over: Partial<Notice>): Notice | undefined {
    const known = this.items.find((it) => it.id === id)
    if (known === undefined) return undefined
    Object.assign(known, over)
    this.tell({ event, notification: { ...known } })
    return known
  }

  snapshot() {
    return { items: this.items.slice(0, 20), unread: this.unread }
  }

  answer(method: string, path: string, query: URLSearchParams, body: unknown): Answer | undefined {
    const [, first, id = '', act] = path.split('/')
    if (first !== 'notifications') return undefined
    if (id === '') return { status: 200, body: this.list(query) }
    if (id === 'preferences') {
      if (method === 'PUT') this.preferences = body as Preferences
      return { status: 200, body: this.preferences }
    }
    if (id === 'read-all') return this.readAll((body as { upto: number }).upto)
    const notification =
      act === 'acknowledge'
        ? this.change(id, 'acknowledged', {
            acknowledged: { by: 'Ayşe Yılmaz', at: new Date(now()).toISOString() },
            read: true,
          })
        : this.change(id, 'read', { read: act === 'read' })
    return { status: 200, body: { notification, unread: this.unread } }
  }

  private readAll(upto: number): Answer {
    for (const one of this.items) one.read ||= one.seq <= upto
    this.tell({ event: 'read_all', upto })
    return { status: 200, body: { unread: this.unread } }
  }

  private list(query: URLSearchParams) {
    const limit = Number(query.get('limit') ?? 50)
    const from = Number(query.get('cursor') ?? 0)
    const found = this.items
      .filter((it) => query.get('show') !== 'unread' || !it.read)
      .filter((it) => !query.get('severity') || it.severity === query.get('severity'))
      .filter((it) => !query.get('type') || it.type === query.get('type'))
    const items = found.slice(from, from + limit)
    return { items, next: from + limit < found.length ? String(from + limit) : null, unread: this.unread }
  }

  private tell(event: Told): void {
    this.pos += 1
    for (const listener of this.listeners) listener({ ...event, unread: this.unread }, this.place)
  }
}
