// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { AnyEvent, ServerFrame, SessionEvent } from '../../protocol/frames.ts'
import { type Chat, type Entry, nothing, type Pending } from './chat.ts'

/** What can happen to a conversation. */
export type Happening =
  | { type: 'frame'; frame: ServerFrame }
  /** The page itself knows better: how it is linked, what was seen, that nobody writes any more. */
  | ({ type: 'now' } & Partial<Pick<Chat, 'link' | 'typing' | 'visitorRead'>>)
  /** The visitor's unacknowledged messages, as the outbox has them now. */
  | { type: 'outbox'; pending: Pending[] }
  /** Another session goes on here; what was said stays on the page. */
  | { type: 'moved' }
  /** The session is not ours any more: nothing of it stays. */
  | { type: 'forgotten' }

/** The conversation after something happened. Pure; an event that was seen before changes nothing. */
export function reduce(chat: Chat, happening: Happening): Chat {
  switch (happening.type) {
    case 'frame':
      return withFrame(chat, happening.frame)
    case 'now': {
      const { type, ...change } = happening
      return { ...chat, ...change }
    }
    case 'outbox':
      return { ...chat, pending: [...acknowledged(chat), ...happening.pending] }
    case 'moved':
      return nextChapter(chat)
    case 'forgotten':
      return { ...nextChapter(chat), entries: [] }
  }
}

function withFrame(chat: Chat, frame: ServerFrame): Chat {
  switch (frame.type) {
    case 'welcome': {
      const at = chat.session === frame.session || (chat.session === null && chat.last === 0) ? chat : nextChapter(chat)
      const { session, owner, limits, shop, cart } = frame
      return { ...at, session, owner, limits, shop, cart, known: Math.max(at.known, frame.head) }
    }
    case 'event':
      return withEvent(chat, frame)
    case 'ack':
    case 'nack': {
      const { cid, limits = chat.limits } = frame
      const seq = frame.type === 'ack' ? (frame.seq ?? 0) : 0
      const pending = chat.pending.map((each) => (seq && each.cid === cid ? { ...each, seq } : each))
      return { ...chat, limits, pending, known: Math.max(chat.known, seq) }
    }
    case 'typing':
      return { ...chat, typing: frame.on ? frame.by : null }
    case 'reset': {
      const earlier = chat.entries.filter((entry) => entry.chapter !== chat.chapter)
      const messages = frame.snapshot.messages.map(
        (message): Entry => ({ ...message, event: 'said', chapter: chat.chapter }),
      )
      return { ...chat, entries: [...earlier, ...messages], last: frame.head, known: frame.head }
    }
    default:
      return chat
  }
}

/** Applies the next event; drops one that was seen, and remembers of one that is too early only that it exists. */
function withEvent(chat: Chat, event: AnyEvent): Chat {
  if (event.seq <= chat.last) return chat
  const known = Math.max(chat.known, event.seq)
  if (event.seq > chat.last + 1) return { ...chat, known }
  // One of a kind that is not known here changes nothing else.
  return { ...chat, last: event.seq, known, ...changes(chat, event as SessionEvent) }
}

function changes(chat: Chat, event: SessionEvent): Partial<Chat> {
  const { chapter, entries } = chat
  const longer = [...entries, { ...event, chapter } as Entry]
  switch (event.event) {
    case 'said':
      return event.by === 'visitor'
        ? { entries: longer, pending: chat.pending.filter((each) => each.cid !== event.cid) }
        : { entries: longer, typing: null }
    case 'erased':
      return { entries: entries.map((entry) => (entry.chapter === chapter ? { ...entry, text: null } : entry)) }
    case 'owner_changed':
      return { entries: longer, owner: event.owner, typing: null }
    case 'ended':
      return { entries: longer, ended: true, typing: null }
    case 'cart_changed':
      return { cart: event }
    case 'interacted':
      return event.views ? { limits: { views: event.views } } : {}
    case 'view_refused':
      return { limits: { views: event } }
    case 'read':
      return event.by === 'agent'
        ? { agentRead: Math.max(chat.agentRead, event.upto) }
        : { visitorRead: Math.max(chat.visitorRead, event.upto) }
    default:
      return {}
  }
}

/** The next session begins. What the last one acknowledged but never showed stays with it. */
function nextChapter(chat: Chat): Chat {
  const { link, shop, chapter, entries } = chat
  const shown = acknowledged(chat).map(
    ({ cid, text, seq, at }): Entry => ({
      event: 'said',
      by: 'visitor',
      chapter,
      cid,
      text,
      seq: seq ?? 0,
      at: new Date(at).toISOString(),
    }),
  )
  const pending = chat.pending.filter((each) => each.seq === null)
  return { ...nothing, link, shop, chapter: chapter + 1, entries: [...entries, ...shown], pending }
}

/** Messages whose event has not come yet: the outbox has let go of them. */
const acknowledged = (chat: Chat) => chat.pending.filter((each) => each.seq !== null)
