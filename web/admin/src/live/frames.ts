// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ChatEvent, Owner, Role } from '../api/types'

/** A place in a topic, opaque: it is only handed back to the server. */
export type Pos = string | number

/** An event as a topic carries it: the fact of one session, with the session it belongs to. */
export type LiveEvent = ChatEvent & { topic: string; pos: Pos; session: string }

export type Ack = { type: 'ack'; cid: string; seq?: number; owner?: Owner }
export type Nack = {
  type: 'nack'
  cid?: string
  topic?: string
  code: string
  message?: string
  retryable?: boolean
  retry_after?: number
}
export type Welcome = { type: 'welcome'; now: string; user: { id: string; name: string }; merchant: string; role: Role }
export type Typing = { type: 'typing'; topic: string; by: string; on: boolean }

export type ServerFrame =
  | Welcome
  | { type: 'subscribed'; topic: string; pos: Pos; cid?: string }
  | { type: 'snapshot'; topic: string; pos: Pos; data: unknown }
  | ({ type: 'event' } & LiveEvent)
  | Typing
  | Ack
  | Nack
  | { type: 'bye'; code: number; retry_after?: number }
  | { type: 'pong'; now: string }

/** A command of the staff; its `cid` is its idempotency key and the handle of its answer. */
export type Command =
  | { type: 'say'; cid: string; session: string; text: string }
  | { type: 'take'; cid: string; session: string; expect: number }
  | { type: 'hand_back'; cid: string; session: string; expect: number }

export type ClientFrame =
  | { type: 'hello' }
  | { type: 'sub'; cid: string; topic: string; after?: Pos }
  | { type: 'unsub'; topic: string }
  | { type: 'read'; session: string; upto: number }
  | { type: 'typing'; session: string; on: boolean }
  | { type: 'ping' }
  | Command

/** The frame a text holds, or nothing when it is none: what a client does not understand it ignores. */
export function readFrame(text: unknown): ServerFrame | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const frame: unknown = JSON.parse(text)
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : undefined
  } catch {
    return undefined
  }
}
