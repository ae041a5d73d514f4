// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Page, Route, WebSocketRoute } from '@playwright/test'
import type { RequestLimits } from '../../admin/src/api/types'
import type { LiveEvent } from '../../admin/src/live/frames'
import { isDeed } from '../../admin/src/overview/newest'
import { PlayedAccount } from './account.ts'
import { PlayedCatalogue } from './catalogue.ts'
import { PlayedChannels } from './channels.ts'
import { now } from './clock.ts'
import { changeOwner, say } from './commands.ts'
import { PlayedEngine } from './engine.ts'
import { PlayedFigures } from './figures.ts'
import { PlayedHooks } from './hooks.ts'
import { PlayedIssuer } from './issuer.ts'
import { PlayedLog } from './log.ts'
import { PlayedMerchants } from './merchants.ts'
import { PlayedNotices } from './notices.ts'
import { health, kpi, me, settings } from './shop.ts'
import { PlayedStaff } from './staff.ts'
import { PlayedTopics } from './topics.ts'

const dist = new URL('../../dist/', import.meta.url)
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const nonce = 'bm9uY2U'
const policy =
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: https:; ` +
  `font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#b87333"/></svg>'

type Answer = { status: number; body?: unknown; text?: string; headers?: Record<string, string> }

/** A played server for one page: the built files under the policy of the real ones, the API and the live socket. */
export class Host {
  readonly sockets = new Set<WebSocketRoute>()
  readonly complaints: string[] = []
  readonly received: { type: string; [field: string]: unknown }[] = []
  role: 'viewer' | 'operator' | 'admin' = 'admin'
  isSignedIn = true
  isDown = false
  /** Frames are swallowed instead of answered. */
  isDeaf = false
  /** How many messages a view holds, as the real ones do. */
  lastMessages = Number.POSITIVE_INFINITY
  failures: Record<string, Answer> = {}
  /** Whether anybody may open a shop. */
  isOpen = false
  /** Who has asked for a shop. */
  readonly wishes: Record<string, unknown>[] = []
  readonly channels = new PlayedChannels()
  /** Where the built files lie. */
  files = dist
  /** Every answer there was. */
  readonly told: unknown[] = []

  constructor(
    private readonly page: Page,
    readonly engine = PlayedEngine.morning(),
    readonly notices = new PlayedNotices(),
  ) {}

  async open(path = '/admin/'): Promise<void> {
    this.page.on('console', (message) => {
      // A refused request is logged by the browser itself; everything else is ours.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text())
    })
    this.page.on('pageerror', (error) => this.complaints.push(String(error)))
    await this.page.route('**/*', (route) => this.serve(route))
    await this.page.routeWebSocket('**/ws/live', (socket) => this.connect(socket))
    await this.page.goto(path)
  }

  private async serve(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/admin') || pathname === '/setup') {
      await this.file(route, pathname)
    } else if (pathname.startsWith('/demo/images/')) {
      await route.fulfill({ contentType: 'image/svg+xml', body: picture })
    } else if (pathname.startsWith('/api/v1/')) {
      if (this.isDown) return void (await route.abort())
      const { status, body, text, headers = {} } = this.answer(route, pathname.slice('/api/v1'.length))
      this.told.push(body)
      await route.fulfill({
        status,
        headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
        body: body === undefined ? (text ?? '') : JSON.stringify(body),
      })
    } else {
      await route.fulfill({ status: 404, body: '' })
    }
  }

  private async file(route: Route, pathname: string): Promise<void> {
    const asset = new URL(`.${pathname}`, this.files)
    if (extname(pathname) !== '' && existsSync(asset)) {
      await route.fulfill({ contentType: types[extname(pathname)] ?? 'text/plain', body: readFileSync(asset) })
      return
    }
    const html = readFileSync(new URL('admin/index.html', this.files), 'utf8').replace('__CSP_NONCE__', nonce)
    await route.fulfill({ contentType: 'text/html', headers: { 'Content-Security-Policy': policy }, body: html })
  }

  private signUp(operation: string, body: Record<string, unknown> | null | undefined): Answer {
    if (operation === 'GET /sign-up') return { status: 200, body: { is_open: this.isOpen } }
    if (operation === 'POST /sign-up') {
      if (body?.password === 'password123') return refused(422, 'weak_password', {}, { why: 'common' })
      this.wishes.push(body ?? {})
      return { status: 204 }
    }
    if (body?.token !== 'a-token') return refused(410, 'link_over')
    if (body?.password !== 'three small otters') return refused(401, 'bad_credentials')
    this.isSignedIn = true
    return { status: 200, body: { merchant: 'demo', name: 'Çay Evi' } }
  }

  private answer(route: Route, path: string): Answer {
    const method = route.request().method()
    const failure = this.failures[`${method} ${path}`]
    if (failure !== undefined) return failure
    const body =
      method === 'GET' || path === '/imports'
        ? undefined
        : (route.request().postDataJSON() as Record<string, unknown> | null)
    if (`${method} ${path}` === 'POST /sign-in') {
      if (body?.password !== 'correct horse') return refused(401, 'bad_credentials')
      if (this.account.isMfaOn && body.code !== '123456')
        return refused(401, body.code === undefined ? 'mfa_needed' : 'bad_code')
      this.isSignedIn = true
      return { status: 200, body: this.me() }
    }
    if (path.startsWith('/sign-up')) return this.signUp(`${method} ${path}`, body)
    const way = this.issuer.answer(method, path, body, () => {
      this.isSignedIn = true
      return this.me()
    })
    if (way !== undefined) return way
    if (!this.isSignedIn) return path === '/me' ? { status: 204 } : refused(401, 'unauthenticated')
    if (method !== 'GET' && route.request().headers()['x-csrf-token'] !== 'csrf-1') return refused(403, 'csrf')
    if (path === '/me') return { status: 200, body: this.me() }
    const shops = this.merchants.answer(method, path, new URL(route.request().url()).searchParams, body ?? null, () =>
      this.me(),
    )
    if (shops !== undefined) return shops
    const account = this.account.answer(method, path, body)
    if (account !== undefined) return account
    if (path === '/sign-out') {
      this.isSignedIn = false
      return { status: 204 }
    }
    if (path === '/sandbox/clock') {
      const days = method === 'GET' ? 0 : Number(/^P(\d+)D$/.exec(String(body?.advance))?.[1] ?? 0)
      this.clock = { ...this.clock, ahead_seconds: this.clock.ahead_seconds + days * 86_400 }
      return { status: 200, body: this.clock }
    }
    if (path === '/limits') return { status: 200, body: this.limits }
    if (/^\/merchants\/[a-z]+\/settings$/.test(path)) {
      if (method === 'PATCH')
        Object.assign(this.settings, body, {
          greeting: { ...this.settings.greeting, ...(body?.greeting as object) },
          look: { ...this.settings.look, ...(body?.look as object) },
        })
      return { status: 200, body: this.settings }
    }
    const query = new URL(route.request().url()).searchParams
    const notice = this.notices.answer(method, path, query, body)
    if (notice !== undefined) return notice
    const people = this.staff.answer(method, path)
    if (people !== undefined) return people
    const hooks = this.hooks.answer(method, path, query, body)
    if (hooks !== undefined) return hooks
    const language = route.request().headers()['accept-language'] ?? ''
    const channels = this.channels.answer(method, path, body, language)
    if (channels !== undefined) return channels
    if (path.startsWith('/knowledge')) return this.topics.answer(method, path, query, route.request().headers(), body)
    if (path === '/audit')
      return this.role === 'admin' ? { status: 200, body: this.log.list(query) } : refused(403, 'forbidden')
    if (path === '/installation/audit')
      return this.merchants.isOwner ? { status: 200, body: this.log.ofInstallation(query) } : refused(403, 'forbidden')
    const version = route.request().headers()['if-match']
    const goods = this.catalogue.answer(method, path, query, () => route.request().postData() ?? '', version)
    if (goods !== undefined) return goods
    const figures = path.startsWith('/analytics/')
      ? this.figures.answer(path.slice('/analytics/'.length), query)
      : undefined
    return figures === undefined ? this.sessions(path, query, body ?? {}) : { status: 200, body: figures }
  }

  private me() {
    const { isMfaOn, isMfaRequired } = this.account
    const { id, name, suspended } = this.merchants.here()
    const all = me(this.role)
    const merchant = { ...all.merchant, id, name, suspended }
    return { ...all, merchant, owner: this.merchants.isOwner, mfa: { enabled: isMfaOn, required: isMfaRequired } }
  }

  private readonly settings = { ...settings }
  clock = { sandbox: false, now: '2026-11-21T09:00:00Z', ahead_seconds: 0 }
  limits: RequestLimits = {
    limits: (['address', 'key', 'person', 'merchant'] as const).map((kind) => ({
      kind,
      amount: kind === 'merchant' ? 60_000 : 3_000,
      per_seconds: 60,
    })),
    uses: [
      { kind: 'key', subject: 'k-till', hour: '2026-11-21T09:00:00Z', peak: 100, refused: 1_204 },
      { kind: 'address', subject: '198.51.100.23', hour: '2026-11-20T18:00:00Z', peak: 84, refused: 0 },
    ],
  }
  readonly account = new PlayedAccount()
  readonly issuer = new PlayedIssuer()
  readonly merchants = new PlayedMerchants()
  readonly log = new PlayedLog()
  readonly hooks = new PlayedHooks()
  readonly staff = new PlayedStaff()
  readonly topics = new PlayedTopics()
  readonly catalogue = new PlayedCatalogue()
  readonly figures = new PlayedFigures(() => this.engine)

  private sessions(path: string, query: URLSearchParams, body: Record<string, unknown>): Answer {
    const [, , id = '', part, seq] = path.split('/')
    if (id === '') return { status: 200, body: this.list(query) }
    if (!this.engine.facts.has(id)) return refused(404, 'not_found')
    if (part === 'take' || part === 'hand-back') {
      const done = changeOwner(this.engine, id, Number(body.expect), part)
      return 'code' in done ? refused(409, done.code) : { status: 200, body: done }
    }
    if (part === 'events') {
      const after = Number(query.get('after') ?? 0)
      const limit = Number(query.get('limit') ?? 50)
      const all = this.engine.facts.get(id) ?? []
      const items = all.slice(after, after + limit)
      return { status: 200, body: { items, next: after + limit < all.length ? after + limit : null } }
    }
    const view = this.view(id, part === 'at' ? Number(seq) : undefined)
    return view === undefined ? refused(404, 'not_found') : { status: 200, body: view }
  }

  private list(query: URLSearchParams) {
    const limit = Number(query.get('limit') ?? 50)
    const from = Number(query.get('cursor') ?? 0)
    const words = query.get('q')?.toLocaleLowerCase('tr') ?? ''
    const rows = [...this.engine.facts.keys()]
      .map((id) => this.engine.row(id))
      .filter((row) => !query.get('status') || row.status === query.get('status'))
      .filter((row) => JSON.stringify(row).toLocaleLowerCase('tr').includes(words))
      .sort((a, b) => Date.parse(b.last_activity_at) - Date.parse(a.last_activity_at))
    const items = rows.slice(from, from + limit)
    return { items, next: from + limit < rows.length ? String(from + limit) : null }
  }

  private connect(socket: WebSocketRoute): void {
    if (this.isDown || !this.isSignedIn) return void socket.close({ code: 4401 })
    const topics = new Set<string>()
    const send = (frame: object) => {
      this.told.push(frame)
      socket.send(JSON.stringify(frame))
    }
    const follow = (session: string, event: object, pos: string) => {
      for (const topic of ['sessions', `session:${session}`]) {
        if (topics.has(topic)) send({ type: 'event', topic, pos, session, ...event })
      }
      if (topics.has('interactions') && isDeed(event as LiveEvent))
        send({ type: 'event', topic: 'interactions', pos, session, ...event })
    }
    this.engine.followers.add(follow)
    const notify = (event: object, pos: string) =>
      topics.has('notifications') && send({ type: 'event', topic: 'notifications', pos, ...event })
    this.notices.listeners.add(notify)
    this.sockets.add(socket)
    socket.onClose(() => {
      this.notices.listeners.delete(notify)
      this.forget(socket, follow)
    })
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message))
      this.received.push(frame)
      if (!this.isDeaf) this.hear(frame, topics, send)
    })
  }

  private forget(socket: WebSocketRoute, follow: (session: string, event: object, pos: string) => void): void {
    this.sockets.delete(socket)
    this.engine.followers.delete(follow as never)
  }

  // biome-ignore lint/suspicious/noExplicitAny: frames as they come
  private hear(frame: any, topics: Set<string>, send: (frame: object) => void): void {
    const { cid, topic, session, text } = frame
    switch (frame.type) {
      case 'hello':
        send({
          type: 'welcome',
          now: new Date(now()).toISOString(),
          user: me(this.role).user,
          merchant: 'demo',
          role: this.role,
        })
        return
      case 'sub':
        topics.add(topic)
        if (topic === 'notifications') {
          const pos = this.notices.place
          send({ type: 'subscribed', cid, topic, pos })
          if (frame.after !== pos) send({ type: 'snapshot', topic, pos, data: this.notices.snapshot() })
          return
        }
        send({ type: 'subscribed', cid, topic, pos: this.engine.place })
        if (frame.after === undefined || frame.after < this.engine.place) {
          send({ type: 'snapshot', topic, pos: this.engine.place, data: this.snapshot(topic) })
        }
        if (topic.startsWith('job:')) this.tellOften(topic, topics, send)
        return
      case 'unsub':
        topics.delete(topic)
        return
      case 'say': {
        const done = say(this.engine, session, cid, text)
        send(
          'code' in done
            ? { type: 'nack', cid, message: '', retryable: false, ...done }
            : { type: 'ack', cid, ...done },
        )
        return
      }
      case 'read':
        this.engine.happen(session, 'read', { by: 'agent', upto: frame.upto })
    }
  }

  /** How far an import is, until it has ended or nobody listens. */
  private tellOften(topic: string, topics: Set<string>, send: (frame: object) => void): void {
    const often = setInterval(() => {
      const job = topics.has(topic) ? this.catalogue.look(topic.slice('job:'.length)) : undefined
      if (job !== undefined) send({ type: 'snapshot', topic, pos: this.engine.place, data: job })
      if (job?.state !== 'running') clearInterval(often)
    }, 300)
  }

  private snapshot(topic: string): unknown {
    if (topic.startsWith('job:')) return this.catalogue.imports.find(({ id }) => topic.endsWith(id))
    if (topic === 'kpi') return kpi
    if (topic === 'health') return health
    if (topic === 'interactions') return { items: this.figures.deeds() }
    if (topic === 'sessions') return { items: this.list(new URLSearchParams({ limit: '100' })).items, kpi }
    return this.view(topic.slice('session:'.length))
  }

  private view(id: string, seq?: number) {
    const view = this.engine.view(id, seq)
    return view && { ...view, messages: view.messages.slice(-Math.min(this.lastMessages, view.messages.length)) }
  }

  async bye(code: number): Promise<void> {
    for (const socket of this.sockets) socket.send(JSON.stringify({ type: 'bye', code }))
    await this.breakLine()
  }

  /** The line breaks as behind a proxy: without a word. */
  async breakLine(): Promise<void> {
    for (const socket of this.sockets) await socket.close({ code: 1011 })
    this.sockets.clear()
    this.engine.followers.clear()
    this.notices.listeners.clear()
  }

  typing(session: string, on: boolean): void {
    for (const socket of this.sockets)
      socket.send(JSON.stringify({ type: 'typing', topic: `session:${session}`, by: 'visitor', on }))
  }
}

export const refused = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
  more: object = {},
): Answer => ({
  status,
  headers,
  body: { type: 'about:blank', title: code, status, code, correlation_id: 'x', ...more },
})
