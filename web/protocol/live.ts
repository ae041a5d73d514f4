// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Numbered, SessionEvent } from './events.ts'
import type { Owner } from './parts.ts'
import type { Health, ImportJob, Kpi, Notification, SessionRow, SessionView } from './views.ts'

/** What staff send on /ws/live. */
export interface LiveClientFrames {
  live_client_hello: { type: 'hello'; key?: string; merchant?: string }
  live_client_sub: { type: 'sub'; cid?: string; topic: string; after?: string }
  live_client_unsub: { type: 'unsub'; topic: string }
  live_client_say: { type: 'say'; cid: string; session: string; text: string }
  live_client_take: { type: 'take'; cid: string; session: string; expect: number }
  live_client_hand_back: { type: 'hand_back'; cid: string; session: string; expect?: number }
  live_client_read: { type: 'read'; session: string; upto: number }
  live_client_typing: { type: 'typing'; session: string; on: boolean }
  live_client_ping: { type: 'ping' }
}

/** What staff are told on /ws/live. */
export interface LiveServerFrames {
  live_server_welcome: {
    type: 'welcome'
    now: string
    user: { id: string; name: string }
    merchant: string
    role: 'viewer' | 'operator' | 'admin'
  }
  live_server_subscribed: { type: 'subscribed'; cid?: string | null; topic: string; pos: string }
  live_server_snapshot_sessions: Snapshot<'sessions', { items: SessionRow[]; kpi: Kpi }>
  live_server_snapshot_session: Snapshot<`session:${string}`, SessionView>
  live_server_snapshot_interactions: Snapshot<'interactions', { items: (Interaction & { session: string })[] }>
  live_server_snapshot_kpi: Snapshot<'kpi', Kpi>
  live_server_snapshot_health: Snapshot<'health', Health>
  live_server_snapshot_job: Snapshot<`job:${string}`, ImportJob>
  live_server_snapshot_notifications: Snapshot<'notifications', { items: Notification[]; unread: number }>
  live_server_event_notifications: NotificationEvent
  live_server_event: LiveEvent
  live_server_event_interactions: { type: 'event'; topic: 'interactions'; pos: string; session: string } & Interaction
  live_server_ack: { type: 'ack'; cid: string; seq?: number; owner?: Owner }
  live_server_nack: {
    type: 'nack'
    cid?: string | null
    topic?: string | null
    code: string
    message: string
    retryable: boolean
    retry_after?: number | null
  }
  live_server_typing: { type: 'typing'; topic: string; by: 'visitor'; on: boolean }
  live_server_pong: { type: 'pong'; now: string }
  live_server_bye: { type: 'bye'; code: number; retry_after?: number | null; reason?: string }
}

/** What a visitor does with products. */
export type Interaction = Extract<SessionEvent, { event: 'interacted' | 'view_refused' | 'purchased' }>

export interface NotificationEvent {
  type: 'event'
  topic: 'notifications'
  pos: string
  at: string
  event: 'raised' | 'read' | 'read_all' | 'acknowledged' | 'resolved'
  notification?: Notification
  upto?: number
  unread: number
}

interface Snapshot<Topic extends string, Data> {
  type: 'snapshot'
  topic: Topic
  pos: string
  data: Data
}

export type LiveEvent = { type: 'event'; topic: string; pos: string; session: string } & Numbered & SessionEvent
export type LiveClientFrame = LiveClientFrames[keyof LiveClientFrames]
export type LiveServerFrame = LiveServerFrames[keyof LiveServerFrames]
