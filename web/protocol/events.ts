// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Action, By, CartLine, CartTotals, Owner, Page, Product, Scalars, Views } from './parts.ts'

/** The facts of a session by name: the same JSON in `event` frames of both sockets and in GET /sessions/{id}/events. */
export interface Facts {
  opened: {
    locale: string
    tz?: string | null
    page?: Page | null
    referrer?: string | null
    predecessor?: string | null
    views_used?: number
    preferences?: Record<string, string>
  }
  resumed: { page?: Page | null }
  moved: { page: Page }
  said: {
    by: By
    cid?: string | null
    name?: string | null
    /** null when it has been erased */
    text: string | null
    products?: Product[]
    intent?: string | null
    turn?: number | null
  }
  interacted: {
    product: string
    action: Action
    variant?: string | null
    source?: string | null
    metadata?: Scalars | null
    views?: Views
  }
  view_refused: { product: string; used: number; limit: number; resets: string; cid?: string | null }
  /** What the visitor's cart holds now; `shop` stands for everybody but this visitor. */
  cart_changed: {
    by: 'visitor' | 'shop'
    cart: string
    cart_seq: number
    instead?: string | null
    lines: CartLine[]
    totals: CartTotals
  }
  purchased: { order: string; total: string; currency: string; status: 'reported' | 'confirmed' }
  preferred: { key: string; value: string | null }
  identified: {
    customer?: string | null
    name?: string | null
    email?: string | null
    phone?: string | null
    verified: boolean
  }
  tracked: { name: string; data?: Scalars | null }
  owner_changed: { owner: Owner; why: 'taken' | 'handed_back' }
  refused: { cid: string; code: string }
  read: { by: 'visitor' | 'agent'; upto: number }
  ended: { why: 'idle' | 'visitor' | 'erased' }
  /** What was personal in earlier events reads as erased from now on. */
  erased: Record<never, never>
  succeeded: { successor: string }
}

export interface Numbered {
  seq: number
  at: string
}

/** One fact of a session. A reader ignores names it does not know, but their `seq` counts. */
export type SessionEvent = { [E in keyof Facts]: Numbered & { event: E } & Facts[E] }[keyof Facts]

/** An event as it may arrive: perhaps of a kind this reader does not know yet. */
export type AnyEvent = Numbered & { event: string }

const known: Record<keyof Facts, true> = {
  opened: true,
  resumed: true,
  moved: true,
  said: true,
  interacted: true,
  view_refused: true,
  cart_changed: true,
  purchased: true,
  preferred: true,
  identified: true,
  tracked: true,
  owner_changed: true,
  refused: true,
  read: true,
  ended: true,
  succeeded: true,
  erased: true,
}

export const isKnown = (event: AnyEvent): event is SessionEvent => Object.hasOwn(known, event.event)
