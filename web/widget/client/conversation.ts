// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type ClientFrame, type ClientFrames, MAX_TEXT, type ServerFrame } from '../../protocol/frames.ts'
import { type Chat, newest, nothing, type Pending } from './chat.ts'
import { clean } from './clean.ts'
import { Connection, type Ways } from './connection.ts'
import { Credentials } from './credentials.ts'
import { uuid } from './ids.ts'
import { type Command, type Item, Outbox } from './outbox.ts'
import { type Happening, reduce } from './reducer.ts'
import { type Ack, type Nack, Sender } from './sender.ts'
import type { Store } from './store.ts'

/** What a page knows that the conversation has to tell. */
export interface Surroundings {
  key: string
  store: Store
  ways: Ways
  /** Everything of `hello` but the session. */
  about(): Omit<ClientFrames['client_hello'], 'type' | 'v' | 'key' | 'token' | 'after'>
}

type Bare<C> = C extends { cid: string } ? Omit<C, 'cid'> : never

const BEAT = 5000
const PING_EVERY = 25_000
const SILENT_AFTER = 40_000
const TYPING_FADES = 8000

/** One visitor's conversation with the shop, over reconnects, reloads, tabs and the sessions that follow each other. */
export class Conversation {
  chat: Chat = nothing
  readonly #outbox: Outbox
  readonly #proof: Credentials
  readonly #connection: Connection
  readonly #sender: Sender
  readonly #watchers = new Set<(chat: Chat, before: Chat) => void>()
  readonly #unwatch: () => void
  readonly #beat: ReturnType<typeof setInterval>
  #fading: ReturnType<typeof setTimeout> | undefined
  #heardAt = 0
  #pingedAt = 0
  #behindSince: number | null = null
  #askedFrom = -1
  #shown: string | undefined

  readonly #here: Surroundings

  constructor(here: Surroundings) {
    this.#here = here
    this.#outbox = new Outbox(here.store)
    this.#proof = new Credentials(here.store)
    this.#connection = new Connection(here.ways, {
      hello: () => this.#hello(),
      frame: (frame) => this.#hear(frame),
      link: (link) => this.#happen({ type: 'now', link, typing: null }),
      closed: ({ code }) => {
        if (code === 1009) this.#sender.tooLarge('')
        this.#sender.landed()
        if (code === 4401) this.#refused()
      },
    })
    this.#sender = new Sender(this.#outbox, {
      isOpen: () => this.#connection.isOpen,
      send: (frame) => this.#connection.send(frame),
      restart: () => this.#connection.restart(),
      renew: () => this.#renew(),
      changed: () => this.#showOutbox(),
    })
    this.#unwatch = here.store.watch((name) => this.#otherTab(name))
    this.#beat = setInterval(() => this.#tick(), BEAT)
    this.#outbox.adopt()
    this.#showOutbox()
  }

  /** Whether there is something to come back for: a conversation going on, or words not sent yet. */
  get hasBegun(): boolean {
    const proof = this.#proof.get()
    return (proof !== null && !proof.ended) || this.#outbox.next() !== undefined
  }

  watch(watcher: (chat: Chat, before: Chat) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  connect(): void {
    this.#connection.start()
  }

  nudge(): void {
    if (!this.#connection.isOpen) return this.#connection.nudge()
    this.#ping()
    setTimeout(() => this.#heardAt < this.#pingedAt && this.#connection.restart(), BEAT)
  }

  say(text: string): void {
    const cleaned = clean(text, MAX_TEXT).trim()
    if (cleaned) this.command({ type: 'say', text: cleaned })
  }

  /** Puts a command into the outbox; it goes out as soon as it can. */
  command(bare: Bare<Command>): Promise<Ack | Nack> {
    const command = { ...bare, cid: uuid() } as Command
    this.#outbox.add(command)
    this.#showOutbox()
    const answer = this.#sender.answerTo(command.cid)
    this.#wake()
    return answer
  }

  /** Whether this was not said before under that name: pages repeat themselves on every load. */
  isNews(name: string, what: string): boolean {
    const known = this.#here.store.get(name) === what
    this.#here.store.set(name, what)
    return !known
  }

  /** A frame without an answer: worth nothing later, so it is sent now or never. */
  tell(frame: Extract<ClientFrame, { type: 'typing' | 'page' }>): void {
    this.#connection.send(frame)
  }

  /** The visitor has everything on screen. */
  seen(): void {
    const upto = newest(this.chat)
    if (upto <= this.chat.visitorRead || !this.#connection.isOpen) return
    this.#connection.send({ type: 'read', upto })
    this.#happen({ type: 'now', visitorRead: upto })
  }

  again(cid: string): void {
    this.#outbox.again(cid)
    this.#showOutbox()
    this.#wake()
  }

  discard(cid: string): void {
    this.#outbox.done(cid)
    this.#showOutbox()
  }

  /** Comes back with what `about` says now. */
  reintroduce(): void {
    if (!this.#connection.isOpen) return
    this.#connection.rest()
    this.#connection.start()
  }

  /** Forgets the visitor: session, words and all. */
  reset(): void {
    this.#outbox.clear()
    this.#connection.rest()
    this.#forget()
    this.#showOutbox()
  }

  /** The page is being left, perhaps to be come back to. */
  leave(): void {
    this.#outbox.leave()
    this.#connection.rest()
  }

  dispose(): void {
    this.leave()
    clearInterval(this.#beat)
    clearTimeout(this.#fading)
    this.#unwatch()
  }

  #wake() {
    this.#connection.start()
    this.#sender.flush()
  }

  #happen(happening: Happening) {
    const before = this.chat
    this.chat = reduce(before, happening)
    if (this.chat !== before) for (const watcher of this.#watchers) watcher(this.chat, before)
  }

  #showOutbox() {
    this.#happen({ type: 'outbox', pending: this.#outbox.items().flatMap(pendingOf) })
  }

  #hello(): ClientFrames['client_hello'] {
    const proof = this.#proof.get()
    if (this.chat.session && proof?.session !== this.chat.session) this.#happen({ type: 'moved' })
    this.#shown = proof?.token
    const whose = proof ? { token: proof.token, ...(this.chat.ended ? {} : { after: this.chat.last }) } : {}
    return { type: 'hello', v: 1, key: this.#here.key, ...whose, ...this.#here.about() }
  }

  #hear(frame: ServerFrame) {
    this.#heardAt = Date.now()
    this.#happen({ type: 'frame', frame })
    switch (frame.type) {
      case 'welcome':
        this.#shown = frame.token
        this.#proof.set({ token: frame.token, session: frame.session })
        this.#askedFrom = -1
        this.#sender.flush()
        break
      case 'event':
        this.#afterEvent(frame)
        break
      case 'ack':
        this.#sender.ack(frame)
        break
      case 'nack':
        this.#sender.nack(frame)
        break
      case 'typing':
        clearTimeout(this.#fading)
        this.#fading = setTimeout(() => this.#happen({ type: 'now', typing: null }), TYPING_FADES)
        break
    }
  }

  #afterEvent(event: Extract<ServerFrame, { type: 'event' }>) {
    if (event.seq > this.chat.last) return this.#sync()
    if (event.event === 'said' && 'cid' in event && typeof event.cid === 'string') {
      // The event proves what a lost ack would have said.
      this.#sender.ack({ type: 'ack', cid: event.cid, seq: event.seq })
    }
    if (event.event === 'ended' && event.seq === this.chat.last) this.#afterEnd()
  }

  /** Asks once for what is missing after `last`; `tick` asks again when no answer came. */
  #sync() {
    if (this.#askedFrom === this.chat.last) return
    this.#askedFrom = this.chat.last
    this.#connection.send({ type: 'sync', after: this.chat.last })
  }

  /** On coming back the welcome of the successor follows on the same socket; otherwise the next act of the visitor begins it. */
  #afterEnd() {
    // An `end` that did what it asked for must not end the next session too.
    for (const { command } of this.#outbox.items()) {
      if (command.type === 'end') this.#sender.ack({ type: 'ack', cid: command.cid })
    }
    if (!this.#connection.isOpen) return
    this.#proof.ended(this.chat.session)
    this.#connection.rest()
    if (this.#outbox.next()) this.#connection.start()
  }

  #renew() {
    this.#proof.ended(this.chat.session)
    this.#sender.landed()
    this.#connection.restart()
  }

  /** The token was not taken; a newer one of another tab's is none of its concern. */
  #refused() {
    if (this.#proof.get()?.token === this.#shown) this.#forget()
  }

  #forget() {
    this.#proof.forget()
    this.#here.store.remove('identified')
    this.#happen({ type: 'forgotten' })
  }

  #otherTab(name: string) {
    if (name.startsWith('out.')) this.#showOutbox()
    if (name !== 'proof') return
    const proof = this.#proof.get()
    const mine = this.chat.session
    if (mine && proof?.session !== mine) {
      this.#connection.rest()
      this.#happen(proof ? { type: 'moved' } : { type: 'forgotten' })
      if (proof && !proof.ended) this.#connection.start()
    }
  }

  #tick() {
    this.#outbox.beat()
    if (this.#outbox.adopt()) {
      this.#showOutbox()
      this.#wake()
    }
    if (!this.#connection.isOpen) return
    const now = Date.now()
    if (now - this.#heardAt > SILENT_AFTER) return this.#connection.restart()
    if (now - Math.max(this.#heardAt, this.#pingedAt) >= PING_EVERY - BEAT) this.#ping()
    this.#lookBehind(now)
  }

  #lookBehind(now: number) {
    if (this.chat.known <= this.chat.last) this.#behindSince = null
    else if (this.#behindSince === null) this.#behindSince = now
    else if (now - this.#behindSince >= BEAT) {
      this.#behindSince = null
      this.#askedFrom = -1
      this.#sync()
    }
  }

  #ping() {
    this.#pingedAt = Date.now()
    this.#connection.send({ type: 'ping' })
  }
}

const pendingOf = (item: Item): Pending[] => {
  const { command, at, failure = null } = item
  return command.type === 'say' ? [{ cid: command.cid, text: command.text, at, seq: null, failure }] : []
}
