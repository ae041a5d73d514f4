// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Owner, SessionEvent, SessionRow, SessionView } from '../../admin/src/api/types'
import { foldRow, openedRow } from '../../admin/src/live/rows'
import { foldView } from '../../admin/src/live/view'
import { now } from './clock.ts'
import { products } from './shop.ts'

type Facts = { [K in SessionEvent['event']]: Omit<Extract<SessionEvent, { event: K }>, 'seq' | 'at' | 'event'> }

export const visitor = (text: string): [SessionEvent['event'], object] => ['said', { by: 'visitor', text }]

/** The sessions of a played server: the facts of each, and whoever follows them. */
export class PlayedEngine {
  readonly facts = new Map<string, SessionEvent[]>()
  readonly followers = new Set<(session: string, event: SessionEvent, pos: string) => void>()
  readonly answered = new Map<string, object>()
  private pos = 0

  happen<K extends SessionEvent['event']>(id: string, event: K, fields: Facts[K], minutesAgo = 0): number {
    const facts = this.facts.get(id) ?? []
    const at = new Date(now() - minutesAgo * 60_000).toISOString()
    const fact = { seq: facts.length + 1, at, event, ...fields } as unknown as SessionEvent
    this.facts.set(id, [...facts, fact])
    this.pos += 1
    for (const follow of this.followers) follow(id, fact, this.place)
    return fact.seq
  }

  get place(): string {
    return String(this.pos).padStart(8, '0')
  }

  row(id: string): SessionRow {
    const [opened, ...others] = this.facts.get(id) ?? []
    if (opened?.event !== 'opened') throw new Error(`no session ${id}`)
    return others.reduce(foldRow, openedRow(id, opened))
  }

  view(id: string, seq = Number.POSITIVE_INFINITY): SessionView | undefined {
    const facts = this.facts.get(id) ?? []
    const [opened, ...others] = facts
    if (opened?.event !== 'opened' || (seq !== Number.POSITIVE_INFINITY && seq > facts.length)) return undefined
    return others.filter((fact) => fact.seq <= seq).reduce(foldView, beginning(id, opened))
  }

  owner(id: string): Owner {
    return this.row(id).owner
  }

  /** Three sessions of a morning: one in full swing, one ended, one just begun. */
  static morning(): PlayedEngine {
    const engine = new PlayedEngine()
    const page = { url: 'https://shop.example/cay', title: 'Çay & Kahve' }
    const resets = '2026-11-21T21:00:00Z'
    const order = { order: 'A-0990', total: '389.50', currency: 'TRY' } as const
    engine.happen('01JDEND0000000000000000END', 'opened', { locale: 'en' }, 200)
    engine.happen('01JDEND0000000000000000END', 'said', { by: 'visitor', text: 'Do you ship to Izmir?' }, 199)
    engine.happen('01JDEND0000000000000000END', 'said', { by: 'bot', text: 'Yes, within two days.', turn: 2 }, 199)
    engine.happen('01JDEND0000000000000000END', 'purchased', { ...order, status: 'confirmed' }, 180)
    engine.happen('01JDEND0000000000000000END', 'ended', { why: 'idle' }, 150)

    const id = '01JD7Z3Q8M4K2V6T9X5B7C1N0P'
    engine.happen(id, 'opened', { locale: 'tr', tz: 'Europe/Istanbul', page, referrer: 'https://search.example/' }, 12)
    engine.happen(id, 'said', { by: 'visitor', text: 'Bakır çaydanlık var mı? Hediye olacak.' }, 11)
    engine.happen(
      id,
      'said',
      { by: 'bot', text: 'Şunlar hoşunuza gidebilir:', products, intent: 'product_search', turn: 2 },
      11,
    )
    engine.happen(
      id,
      'interacted',
      { product: 'p-101', action: 'view', source: 'card', views: { used: 1, limit: 20, resets } },
      9,
    )
    engine.happen(
      id,
      'identified',
      { customer: 'c-42', name: 'Deniz Kaya', email: 'deniz@shop.example', verified: true },
      8,
    )
    engine.happen(id, 'preferred', { key: 'renk', value: 'bakır' }, 8)
    engine.happen(id, 'interacted', { product: 'p-204', action: 'compare', source: 'card' }, 7)
    engine.happen(id, 'view_refused', { product: 'p-204', used: 20, limit: 20, resets }, 6)
    engine.happen(id, 'purchased', { order: 'A-1001', total: '1249.90', currency: 'TRY', status: 'reported' }, 4)
    engine.happen(id, 'said', { by: 'visitor', text: 'Üzerine isim yazdırabilir miyim?\n<b>“Ayla”</b> yazılacak.' }, 2)

    engine.happen('01JDNEW0000000000000000NEW', 'opened', { locale: 'en' }, 1)
    return engine
  }
}

function beginning(id: string, opened: Extract<SessionEvent, { event: 'opened' }>): SessionView {
  return {
    ...{ id, seq: 1, status: 'open', started_at: opened.at, last_activity_at: opened.at, locale: opened.locale },
    page: opened.page ?? null,
    ended_why: null,
    expires_at: new Date(Date.parse(opened.at) + 30 * 60_000).toISOString(),
    tz: opened.tz ?? null,
    referrer: opened.referrer ?? null,
    visitor: { customer: null, name: null, email: null, phone: null, verified: false, erased: false },
    owner: { kind: 'bot', id: null, name: null, version: 0 },
    limits: { views: { used: 0, limit: 20, resets: '2026-11-21T21:00:00Z' } },
    read: { visitor: 0, agent: 0 },
    ...{ messages: [], intents: [], preferences: {}, interactions: [], purchases: [], cart_changes: [] },
    predecessor: opened.predecessor ?? null,
    successor: null,
  }
}
