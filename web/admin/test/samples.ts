// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Kpi, SessionEvent, SessionRow, SessionView } from '../src/api/types'

export const cartLine = {
  line: '1',
  product: 'p-1',
  title: 'Olives',
  url: '/p-1',
  price: '10.00',
  quantity: '1',
  unit: { code: 'piece', label: 'piece', step: '1' },
  total: '10.00',
}

export const product = {
  id: 'p-1',
  title: 'Antep fıstığı 500 g',
  url: '/demo/product.html?id=p-1',
  image: '/demo/p-1.jpg',
  price: '349.90',
  currency: 'TRY',
  unit: { code: 'piece', label: 'adet', step: '1' },
  in_stock: true,
}

export const kpi: Kpi = {
  active_sessions: 3,
  sessions_today: 12,
  sessions_with_visitor_event: 9,
  messages_today: 80,
  interactions_today: 31,
  unanswered: 1,
  conversion: { reported: { sessions: 2, rate: 0.2222 }, confirmed: { sessions: 1, rate: 0.1111 } },
  revenue: { confirmed: '1249.90', currency: 'TRY' },
}

export const row = (over: Partial<SessionRow> = {}): SessionRow => ({
  id: 's-1',
  seq: 1,
  status: 'open',
  started_at: '2026-11-21T09:00:00Z',
  last_activity_at: '2026-11-21T09:00:00Z',
  locale: 'tr',
  page: null,
  visitor: { name: null, verified: false, erased: false },
  owner: { kind: 'bot', id: null, name: null, version: 0 },
  messages: 0,
  interactions: 0,
  views: 0,
  purchases: { reported: 0, confirmed: 0 },
  last_text: null,
  last_by: null,
  ...over,
})

export const view = (over: Partial<SessionView> = {}): SessionView => ({
  id: 's-1',
  seq: 1,
  status: 'open',
  started_at: '2026-11-21T09:00:00Z',
  last_activity_at: '2026-11-21T09:00:00Z',
  locale: 'tr',
  page: null,
  ended_why: null,
  expires_at: '2026-11-21T09:30:00Z',
  tz: null,
  referrer: null,
  visitor: { customer: null, name: null, email: null, phone: null, verified: false, erased: false },
  owner: { kind: 'bot', id: null, name: null, version: 0 },
  limits: { views: { used: 0, limit: 20, resets: '2026-11-21T21:00:00Z' } },
  read: { visitor: 0, agent: 0 },
  messages: [],
  intents: [],
  preferences: {},
  interactions: [],
  purchases: [],
  cart_changes: [],
  predecessor: null,
  successor: null,
  ...over,
})

type Facts = { [K in SessionEvent['event']]: Omit<Extract<SessionEvent, { event: K }>, 'seq' | 'at' | 'event'> }

/** A fact of a session, a second after the one before. */
export function fact<K extends SessionEvent['event']>(seq: number, event: K, fields: Facts[K]): SessionEvent {
  const at = new Date(Date.parse('2026-11-21T09:00:00Z') + seq * 1000).toISOString()
  return { seq, at, event, ...fields } as unknown as SessionEvent
}

export const onTopic = (topic: string, session: string, event: SessionEvent, pos: string) => ({
  type: 'event' as const,
  topic,
  pos,
  session,
  ...event,
})
