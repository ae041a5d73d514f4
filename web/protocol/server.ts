// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { AnyEvent, Facts, Numbered } from './events.ts'
import type { Cart, Limits, Look, Owner } from './parts.ts'
import type { MessageView } from './views.ts'

/** What a visitor's page is told on /ws/chat. */
export interface ServerFrames {
  server_welcome: {
    type: 'welcome'
    session: string
    token: string
    head: number
    resumed: boolean
    predecessor?: string | null
    limits: Limits
    owner: Owner
    cart?: Cart
    now: string
    shop: { name: string; locales: string[]; currency: string; greeting?: string | null; look?: Look }
  }
  server_event: { type: 'event' } & AnyEvent
  server_ack: { type: 'ack'; cid: string; seq?: number; limits?: Limits; cart?: { id: string; seq: number } }
  server_nack: {
    type: 'nack'
    cid?: string | null
    code: string
    message: string
    retryable: boolean
    retry_after?: number | null
    limits?: Limits
    details?: Record<string, string>
  }
  server_typing: { type: 'typing'; by: 'bot' | 'agent'; on: boolean }
  server_reset: { type: 'reset'; head: number; snapshot: { messages: MessageView[] } }
  server_pong: { type: 'pong'; now: string }
  server_bye: { type: 'bye'; code: number; retry_after?: number | null; reason?: string }
}

export type EventFrames = {
  [E in keyof Facts as `server_event_${E}`]: { type: 'event'; event: E } & Numbered & Facts[E]
}

export type ServerFrame = ServerFrames[keyof ServerFrames]
