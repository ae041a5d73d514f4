// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { CartLine, CartTotals, Limits, Owner, ServerFrames, SessionEvent } from '../../protocol/frames.ts'
import type { Failure } from './outbox.ts'

/** How the page stands with the server. */
export type Link = 'idle' | 'connecting' | 'open' | 'waiting' | 'stopped'

/** What stays on the page: messages, and the marks between them that say who came, who left, that it ended. */
export type Entry = Extract<SessionEvent, { event: 'said' | 'owner_changed' | 'ended' }> & { chapter: number }
export type Message = Extract<Entry, { event: 'said' }>

/** A message of the visitor's that is on its way: `seq` once it is acknowledged. */
export interface Pending {
  cid: string
  text: string
  at: number
  seq: number | null
  failure: Failure | null
}

/**
 * All that the widget knows of a conversation. A conversation may run over several sessions, each a chapter: the messages
 * stay, the numbers begin anew.
 */
export interface Chat {
  link: Link
  chapter: number
  session: string | null
  /** The highest number applied: everything up to it has been seen. */
  last: number
  /** The highest number heard of. Above `last`, something is missing. */
  known: number
  entries: Entry[]
  pending: Pending[]
  owner: Owner | null
  limits: Limits | null
  shop: ServerFrames['server_welcome']['shop'] | null
  /** The cart as last told, once there is one. */
  cart?: { lines: CartLine[]; totals: CartTotals } | undefined
  typing: 'bot' | 'agent' | null
  agentRead: number
  visitorRead: number
  ended: boolean
}

export const nothing: Chat = {
  link: 'idle',
  chapter: 0,
  session: null,
  last: 0,
  known: 0,
  entries: [],
  pending: [],
  owner: null,
  limits: null,
  shop: null,
  typing: null,
  agentRead: 0,
  visitorRead: 0,
  ended: false,
}

export type Status = 'queued' | 'sent' | 'read' | 'failed'

/** How far a message of the visitor's has come. An answer after it says as much as a read watermark. */
export function statusOf(chat: Chat, message: Message | Pending): Status {
  if ('failure' in message) return message.failure ? 'failed' : message.seq === null ? 'queued' : 'sent'
  const answered = chat.entries.some(
    (entry) =>
      entry.event === 'said' && entry.by !== 'visitor' && entry.chapter === message.chapter && entry.seq > message.seq,
  )
  return answered || (message.chapter === chat.chapter && message.seq <= chat.agentRead) ? 'read' : 'sent'
}

const isForVisitor = (chat: Chat) => (entry: Entry) =>
  entry.event === 'said' && entry.by !== 'visitor' && entry.chapter === chat.chapter

export const unread = (chat: Chat): number =>
  chat.entries.filter((entry) => isForVisitor(chat)(entry) && entry.seq > chat.visitorRead).length

/** The newest message the visitor could have read. */
export const newest = (chat: Chat): number => chat.entries.findLast(isForVisitor(chat))?.seq ?? 0
