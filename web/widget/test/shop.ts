// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { AnyEvent, ClientFrame, Facts, Limits, Look, ServerFrame } from '../../protocol/frames.ts'
import type { Closing } from '../client/backoff.ts'
import type { Listener, Opener } from '../client/transport.ts'

type Bare<F> = F extends unknown ? Omit<F, 'seq' | 'at'> : never
type Fact = Bare<{ [E in keyof Facts]: { event: E } & Facts[E] }[keyof Facts]> | { event: 'newer_than_this_reader' }

interface Session {
  id: string
  events: AnyEvent[]
  answers: Map<string, ServerFrame>
  ended: boolean
  successor: Session | null
}

const at = '2026-11-21T09:30:00Z'
const limits: Limits = { views: { used: 0, limit: 20, resets: '2026-11-21T21:00:00Z' } }

/** One open connection, seen from the shop. */
export interface Line {
  session: Session | null
  tell(frame: ServerFrame): void
  /** `bye` and the close, or the close alone, as a proxy leaves it. */
  close(code: number, more?: Partial<Closing> & { bye?: boolean }): void
}

/** A shop in memory that keeps the rules of the wire: sessions, numbers, answers by cid, successors. */
export class Shop {
  readonly lines = new Set<Line>()
  readonly hellos: Extract<ClientFrame, { type: 'hello' }>[] = []
  readonly heard: ClientFrame[] = []
  readonly sessions: Session[] = []
  /** Refuses a command instead of doing it. Answers nothing for `null`. */
  refuse: (frame: ClientFrame) => { code: string; retryable?: boolean; retry_after?: number } | null = () => null
  /** Lets a frame through to the page, or loses it. */
  lose: (frame: ServerFrame) => boolean = () => false
  /** Takes the connection at all; a code says how it ends instead. */
  admits: (hello: ClientFrame) => number | null = () => null
  opens = true
  look: Look | undefined

  opener(): Opener {
    return (listener) => this.open(listener)
  }

  get session(): Session {
    const last = this.sessions.at(-1)
    if (!last) throw new Error('nobody has said hello yet')
    return last
  }

  /** What visitors said, in order, over all sessions. */
  get said(): string[] {
    return this.sessions.flatMap((session) =>
      session.events.flatMap((event) =>
        'text' in event && 'by' in event && event.by === 'visitor' ? [String(event.text)] : [],
      ),
    )
  }

  record(fact: Fact, session = this.session): AnyEvent {
    const event = { ...fact, seq: session.events.length + 1, at }
    session.events.push(event)
    for (const line of this.lines) if (line.session === session) line.tell({ type: 'event', ...event })
    return event
  }

  answer(text: string): AnyEvent {
    return this.record({ event: 'said', by: 'bot', text })
  }

  answerIfOpen(text: string): void {
    if (this.sessions.length > 0) this.answer(text)
  }

  end(why: 'idle' | 'visitor' = 'idle', session = this.session): void {
    session.ended = true
    this.record({ event: 'ended', why }, session)
  }

  tell(frame: ServerFrame): void {
    for (const line of this.lines) line.tell(frame)
  }

  /** Breaks every connection as a network does: without a word. */
  cut(): void {
    for (const line of [...this.lines]) line.close(1006)
  }

  private open(listener: Listener) {
    let over = false
    const line: Line = {
      session: null,
      tell: (frame) => {
        if (over || this.lose(frame)) return
        queueMicrotask(() => !over && listener.frame(structuredClone(frame)))
      },
      close: (code, { bye = false, retryAfter = null, opened = true } = {}) => {
        if (over) return
        this.lines.delete(line)
        if (bye) listener.frame({ type: 'bye', code, retry_after: retryAfter })
        over = true
        listener.closed({ code, retryAfter, opened })
      },
    }
    queueMicrotask(() => {
      if (over) return
      if (!this.opens) return line.close(1006, { opened: false })
      this.lines.add(line)
      const hello = structuredClone(listener.hello())
      this.hellos.push(hello)
      const refused = this.admits(hello)
      if (refused) line.close(refused)
      else this.welcome(line, hello)
    })
    return {
      send: (frame: ClientFrame) => void (over || this.hear(line, structuredClone(frame))),
      close: () => {
        over = true
        this.lines.delete(line)
      },
    }
  }

  private welcome(line: Line, hello: Extract<ClientFrame, { type: 'hello' }>) {
    const before = this.sessions.find((session) => session.id === hello.token?.split('/')[0])
    let session = before ?? this.begin()
    if (session.ended) {
      if (hello.after !== undefined)
        for (const event of session.events.slice(hello.after)) line.tell({ type: 'event', ...event })
      session = session.successor ??= this.begin()
    }
    line.session = session
    line.tell({
      type: 'welcome',
      session: session.id,
      token: `${session.id}/${this.hellos.length}`,
      head: session.events.length,
      resumed: session === before,
      limits,
      owner: { kind: 'bot', version: 0 },
      now: at,
      shop: { name: 'Çarşı', locales: ['tr', 'en'], currency: 'TRY', ...(this.look && { look: this.look }) },
    })
    const after = session === before ? (hello.after ?? 0) : 0
    for (const event of session.events.slice(after)) line.tell({ type: 'event', ...event })
  }

  private begin(): Session {
    const session = {
      id: `s${this.sessions.length + 1}`,
      events: [],
      answers: new Map(),
      ended: false,
      successor: null,
    }
    this.sessions.push(session)
    this.record({ event: 'opened', locale: 'tr' }, session)
    return session
  }

  private hear(line: Line, frame: ClientFrame) {
    this.heard.push(frame)
    const session = line.session
    if (!session) return
    if (frame.type === 'ping') return line.tell({ type: 'pong', now: at })
    if (frame.type === 'sync')
      for (const event of session.events.slice(frame.after)) line.tell({ type: 'event', ...event })
    if (frame.type === 'read') this.record({ event: 'read', by: 'visitor', upto: frame.upto }, session)
    if ('cid' in frame) line.tell(this.answerOf(session, frame))
  }

  private answerOf(session: Session, frame: Extract<ClientFrame, { cid: string }>): ServerFrame {
    const earlier = session.answers.get(frame.cid)
    if (earlier) return earlier
    const nack = this.refuse(frame) ?? (session.ended ? { code: 'session_ended' } : null)
    if (nack) {
      const answer: ServerFrame = { type: 'nack', cid: frame.cid, message: nack.code, retryable: false, ...nack }
      if (!answer.retryable) session.answers.set(frame.cid, answer)
      return answer
    }
    if (frame.type === 'say') this.record({ event: 'said', by: 'visitor', cid: frame.cid, text: frame.text }, session)
    if (frame.type === 'interact')
      this.record({ event: 'interacted', product: frame.product, action: frame.action }, session)
    if (frame.type === 'end') this.end('visitor', session)
    const ack: ServerFrame = { type: 'ack', cid: frame.cid, seq: session.events.length }
    session.answers.set(frame.cid, ack)
    return ack
  }
}
