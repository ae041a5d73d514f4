// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type AnyEvent, isKnown, type ServerFrame, type SessionEvent } from '../../protocol/frames.ts'
import { type Chat, type Entry, type Link, nothing, type Pending } from './chat.ts'

/** What can happen to a conversation. */
export type Happening =
  | { type: 'frame'; frame: ServerFrame }
  | { type: 'link'; link: Link }
  /** The visitor's unacknowledged messages, as the outbox has them now. */
  | { type: 'outbox'; pending: Pending[] }
  | { type: 'seen'; upto: number }
  | { type: 'quiet' }
  /** Another session goes on here; what was said stays on the page. */
  | { type: 'moved' }
  /** The session is not ours any more: nothing of it stays. */
  | { type: 'forgotten' }

/** The conversation after something happened. Pure; answers the same object when nothing changed. */
export function reduce(chat: Chat, happening: Happening): Chat {
  switch (happening.type) {
    case 'frame':
      return withFrame(chat, happening.frame)
    case 'link':
      return happening.link === chat.link ? chat : { ...chat, link: happening.link, typing: null }
    case 'outbox':
      return { ...chat, pending: [...acknowledged(chat), ...happening.pending] }
    case 'seen':
      return happening.upto > chat.visitorRead ? { ...chat, visitorRead: happening.upto } : chat
    case 'quiet':
      return chat.typing ? { ...chat, typing: null } : chat
    case 'moved':
      return nextChapter(chat)
    case 'forgotten':
      return { ...nothing, link: chat.link, chapter: chat.chapter + 1, pending: unsent(chat), shop: chat.shop }
  }
}

function withFrame(chat: Chat, frame: ServerFrame): Chat {
  switch (frame.type) {
    case 'welcome': {
      const at = chat.session === frame.session || (chat.session === null && chat.last === 0) ? chat : nextChapter(chat)
      const { session, owner, limits, shop } = frame
      return { ...at, session, owner, limits, shop, known: Math.max(at.known, frame.head) }
    }
    case 'event':
      return withEvent(chat, frame)
    case 'ack':
      return {
        ...chat,
        ...limitsOf(frame),
        known: Math.max(chat.known, frame.seq ?? 0),
        pending: chat.pending.map(sent(frame)),
      }
    case 'nack':
      return { ...chat, ...limitsOf(frame) }
    case 'typing':
      return { ...chat, typing: frame.on ? frame.by : null }
    case 'reset': {
      const earlier = chat.entries.filter((entry) => entry.chapter !== chat.chapter)
      const messages = frame.snapshot.messages.map((message) => entryOf(chat, { ...message, event: 'said' }))
      return {
        ...chat,
        entries: [...earlier, ...messages.flatMap((entry) => entry ?? [])],
        last: frame.head,
        known: frame.head,
      }
    }
    default:
      return chat
  }
}

/** Applies the next event; drops one that was seen, and remembers of one that is too early only that it exists. */
function withEvent(chat: Chat, event: AnyEvent): Chat {
  if (event.seq <= chat.last) return chat
  const known = Math.max(chat.known, event.seq)
  if (event.seq > chat.last + 1) return known === chat.known ? chat : { ...chat, known }
  const counted = { ...chat, last: event.seq, known }
  return isKnown(event) ? { ...counted, ...changes(counted, event) } : counted
}

function changes(chat: Chat, event: SessionEvent): Partial<Chat> {
  const entry = entryOf(chat, event)
  const entries = entry ? [...chat.entries, entry] : chat.entries
  switch (event.event) {
    case 'said':
      return event.by === 'visitor'
        ? { entries, pending: chat.pending.filter((each) => each.cid !== event.cid) }
        : { entries, typing: null }
    case 'owner_changed':
      return { entries, owner: event.owner, typing: null }
    case 'interacted':
      return event.views ? { limits: { views: event.views } } : {}
    case 'view_refused':
      return { limits: { views: { used: event.used, limit: event.limit, resets: event.resets } } }
    case 'read':
      return event.by === 'agent'
        ? { agentRead: Math.max(chat.agentRead, event.upto) }
        : { visitorRead: Math.max(chat.visitorRead, event.upto) }
    case 'ended':
      return { entries, ended: true, typing: null }
    default:
      return {}
  }
}

function entryOf(chat: Chat, event: SessionEvent): Entry | null {
  const place = { chapter: chat.chapter, seq: event.seq, at: event.at }
  switch (event.event) {
    case 'said': {
      const { by, text, cid = null, name = null, products = [] } = event
      return { kind: 'message', ...place, by, text, cid, name, products }
    }
    case 'owner_changed':
      return { kind: 'mark', ...place, what: event.why, name: event.owner.name ?? null }
    case 'ended':
      return { kind: 'mark', ...place, what: 'ended', name: null }
    default:
      return null
  }
}

/** The next session begins. What the last one acknowledged but never showed stays with it. */
const nextChapter = (chat: Chat): Chat => ({
  ...chat,
  entries: [...chat.entries, ...acknowledged(chat).flatMap((each) => entryOf(chat, eventOf(each)) ?? [])],
  pending: unsent(chat),
  chapter: chat.chapter + 1,
  session: null,
  last: 0,
  known: 0,
  typing: null,
  agentRead: 0,
  visitorRead: 0,
  ended: false,
})

const sent =
  (ack: { cid: string; seq?: number }) =>
  (each: Pending): Pending =>
    each.cid === ack.cid && ack.seq !== undefined ? { ...each, seq: ack.seq, failure: null } : each

/** Acknowledged messages whose event has not come yet: the outbox has let go of them. */
const acknowledged = (chat: Chat) => chat.pending.filter((each) => each.seq !== null)
const unsent = (chat: Chat) => chat.pending.filter((each) => each.seq === null)

const eventOf = ({ cid, text, seq, at }: Pending): SessionEvent => ({
  event: 'said',
  by: 'visitor',
  seq: seq ?? 0,
  at: new Date(at).toISOString(),
  cid,
  text,
})

const limitsOf = (answer: { limits?: Chat['limits'] }) => (answer.limits ? { limits: answer.limits } : {})
