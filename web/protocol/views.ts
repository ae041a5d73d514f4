// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Action, By, Limits, Owner, Page, Product } from './parts.ts'

/** What staff see of sessions, on the live socket as over REST. */

export interface MessageView {
  seq: number
  at: string
  by: By
  name?: string | null
  text: string | null
  intent?: string | null
  products?: Product[]
  turn?: number | null
  cid?: string | null
}

export interface SessionRow {
  id: string
  seq: number
  status: 'open' | 'ended'
  started_at: string
  last_activity_at: string
  locale: string
  page: Page | null
  visitor: { name: string | null; verified: boolean; erased: boolean }
  owner: Owner
  messages: number
  interactions: number
  views: number
  purchases: { reported: number; confirmed: number }
  last_text: string | null
  last_by: By | null
}

export interface SessionView {
  id: string
  seq: number
  status: 'open' | 'ended'
  started_at: string
  last_activity_at: string
  locale: string
  page: Page | null
  ended_why: 'idle' | 'visitor' | 'erased' | null
  expires_at: string | null
  tz: string | null
  referrer: string | null
  visitor: {
    customer: string | null
    name: string | null
    email: string | null
    phone: string | null
    verified: boolean
    erased: boolean
  }
  owner: Owner
  limits: Limits
  read: { visitor: number; agent: number }
  messages: MessageView[]
  intents: { seq: number; at: string; intent: string }[]
  preferences: Record<string, string | null>
  interactions: {
    seq: number
    at: string
    product: string
    action: Action
    source?: string | null
    variant?: string | null
    refused: boolean
  }[]
  purchases: { order: string; total: string; currency: string; at: string; status: 'reported' | 'confirmed' }[]
  cart_changes: { seq: number; at: string; lines: number; total: string; currency?: string | null }[]
  predecessor: string | null
  successor: string | null
}

export interface Kpi {
  active_sessions: number
  sessions_today: number
  sessions_with_visitor_event: number
  messages_today: number
  interactions_today: number
  unanswered: number
  conversion: { reported: Rate; confirmed: Rate }
  revenue: { confirmed: string; currency: string }
}

export interface Rate {
  sessions: number
  rate: number
}

/** How the node does; its times are null when nothing happened of late. */
export interface Health {
  status: 'up' | 'degraded' | 'down'
  ack: Times | null
  tail: Times | null
}

/** Milliseconds over the last minute. */
export interface Times {
  count: number
  p50: number
  p95: number
  p99: number
}

/** A file on its way into the catalogue. */
export interface ImportJob {
  id: string
  file: string
  dry_run: boolean
  state: 'running' | 'done' | 'failed'
  failure?: 'interrupted' | 'cancelled' | 'unreadable' | 'internal'
  progress: number
  created: number
  updated: number
  unchanged: number
  failed: number
  by: string
  started_at: string
  ended_at?: string
}

/** What a person should hear of: one cause, and how often it has happened. */
export interface Notification {
  id: string
  seq: number
  type: string
  severity: 'critical' | 'warning' | 'info' | 'success'
  at: string
  first_at: string
  count: number
  params: Record<string, string | number>
  link: {
    kind: 'session' | 'api_key' | 'import' | 'user' | 'webhook' | 'limits' | 'health'
    id: string | null
  } | null
  read: boolean
  acknowledged: { by: string; at: string } | null
  resolved_at: string | null
  actions: ('acknowledge' | 'renew' | 'open')[]
}
