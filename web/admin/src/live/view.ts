// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Purchase, SessionEvent, SessionView } from '../api/types'
import { isActivity } from './activity'

/** Whether events are missing between what the view knows and this one. */
export const isGap = (view: { seq: number }, event: { seq: number }): boolean => event.seq > view.seq + 1

/** One session after one more event, as the server would show it. What is already known changes nothing. */
export function foldView(view: SessionView, event: SessionEvent): SessionView {
  if (event.seq <= view.seq) return view
  return { ...view, ...(isActivity(event) ? touched(view, event.at) : {}), ...changes(view, event), seq: event.seq }
}

/** The session expires as long after its last activity as it did before. */
function touched(view: SessionView, at: string): Partial<SessionView> {
  if (view.expires_at === null) return { last_activity_at: at }
  const idle = Date.parse(view.expires_at) - Date.parse(view.last_activity_at)
  return { last_activity_at: at, expires_at: new Date(Date.parse(at) + idle).toISOString() }
}

function changes(view: SessionView, event: SessionEvent): Partial<SessionView> {
  switch (event.event) {
    case 'opened':
      return { page: event.page ?? null, locale: event.locale, tz: event.tz ?? null, referrer: event.referrer ?? null }
    case 'moved':
      return { page: event.page }
    case 'said':
      return said(view, event)
    case 'interacted':
      return {
        interactions: [...view.interactions, interaction(event, event.action, false)],
        ...(event.views == null ? {} : { limits: { views: event.views } }),
      }
    case 'view_refused':
      return {
        interactions: [...view.interactions, interaction(event, 'view', true)],
        limits: { views: { used: event.used, limit: event.limit, resets: event.resets } },
      }
    case 'cart_changed':
      return { cart_changes: [...view.cart_changes, cartChange(event)] }
    case 'purchased':
      return { purchases: purchased(view.purchases, event) }
    case 'preferred':
      return { preferences: { ...view.preferences, [event.key]: event.value } }
    case 'identified':
      return {
        visitor: {
          customer: event.customer ?? null,
          name: event.name ?? null,
          email: event.email ?? null,
          phone: event.phone ?? null,
          verified: event.verified,
          erased: event.customer == null,
        },
      }
    case 'owner_changed':
      return { owner: event.owner }
    case 'read':
      return { read: { ...view.read, [event.by]: Math.max(view.read[event.by], event.upto) } }
    case 'ended':
      return { status: 'ended', ended_why: event.why, expires_at: null }
    case 'erased':
      return {
        visitor: { ...view.visitor, customer: null, name: null, email: null, phone: null, erased: true },
        messages: view.messages.map((message) => ({ ...message, text: null })),
      }
    case 'succeeded':
      return { successor: event.successor }
    default:
      return {}
  }
}

function cartChange({ seq, at, lines, totals }: Extract<SessionEvent, { event: 'cart_changed' }>) {
  return { seq, at, lines: lines.length, total: totals.total, currency: totals.currency ?? null }
}

type Said = Extract<SessionEvent, { event: 'said' }>
type Interacted = { seq: number; at: string; product: string; source?: string | null; variant?: string | null }

function said(view: SessionView, event: Said): Partial<SessionView> {
  const { seq, at, by, text } = event
  const message = {
    ...{ seq, at, by, text },
    name: event.name ?? null,
    intent: event.intent ?? null,
    products: event.products ?? [],
    turn: event.turn ?? null,
    cid: event.cid ?? null,
  }
  const intents = event.intent == null ? view.intents : [...view.intents, { seq, at, intent: event.intent }]
  return { messages: [...view.messages, message], intents }
}

function interaction(event: Interacted, action: 'view' | 'compare' | 'buy' | 'add_to_cart', refused: boolean) {
  const { seq, at, product } = event
  return { seq, at, product, action, source: event.source ?? null, variant: event.variant ?? null, refused }
}

/** One order counts once: a reported one becomes confirmed, a confirmed one stays what it is. */
function purchased(known: Purchase[], event: Extract<SessionEvent, { event: 'purchased' }>): Purchase[] {
  const { order, total, currency, at, status } = event
  const before = known.find((purchase) => purchase.order === order)
  if (before === undefined) return [...known, { order, total, currency, at, status }]
  if (before.status === 'confirmed' || status === 'reported') return known
  return known.map((purchase) => (purchase === before ? { order, total, currency, at, status } : purchase))
}
