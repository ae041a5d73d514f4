// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Action, Product } from '../protocol/frames.ts'
import type { Chat, Link } from './client/chat.ts'
import { unread } from './client/chat.ts'
import { webAddress } from './client/clean.ts'
import { Conversation } from './client/conversation.ts'
import type { Ack, Nack } from './client/sender.ts'
import { later, socketTo } from './client/socket.ts'
import { browserStorage, type Store, storeIn } from './client/store.ts'
import { onMove, pageNow, short } from './page.ts'
import type { Place } from './place.ts'
import type { Words } from './texts/choice.ts'
import { type Speech, speechFor } from './texts/locale.ts'

export type Signal = 'ready' | 'open' | 'close' | 'message' | 'cart' | 'unread' | 'session' | 'ended'

const ANSWER_WITHIN = 1500
const MOST_COMPARED = 3
const TYPING_EVERY = 3000
const PATIENCE = 1500

/** The widget on a page: the conversation, and what is open, chosen and said around it. The views only show it. */
export class Widget {
  readonly conversation: Conversation
  speech: Speech
  isOpen = false
  compared: Product[] = []
  notice: string | null = null
  isComparing = false
  /** The connection has not been well for longer than a moment. */
  isLate = false
  /** The panel came back by itself on the next page, so it must not take the focus. */
  isRestored = false
  #typedAt = 0
  #late: ReturnType<typeof setTimeout> | undefined
  readonly #tab: Store
  readonly #watchers = new Set<() => void>()

  constructor(
    readonly place: Place,
    words: Words,
  ) {
    const { key, base } = place
    this.#tab = storeIn(browserStorage('sessionStorage'), key)
    this.speech = speechFor(words)
    this.conversation = new Conversation({
      key,
      store: storeIn(browserStorage('localStorage'), key),
      ways: {
        socket: socketTo(`${base.replace(/^http/, 'ws')}ws/chat`),
        poll: later(async () => (await place.poll()).pollOf(`${base}api/v1/chat/poll`)),
      },
      about: () => ({
        locale: this.speech.locale,
        tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
        page: pageNow(),
        ref: short(document.referrer),
      }),
    })
    this.conversation.watch((chat, before) => this.#chatChanged(chat, before))
    this.#listen()
    this.isRestored = this.#tab.get('open') !== null
    if (this.isRestored) this.open()
    else if (this.conversation.hasBegun) this.conversation.connect()
  }

  get chat(): Chat {
    return this.conversation.chat
  }

  get draft(): string {
    return (this.#tab.get('draft') as string | null) ?? ''
  }

  write(draft: string): void {
    this.#tab.set('draft', draft)
    const now = Date.now()
    if (draft && now - this.#typedAt > TYPING_EVERY) {
      this.#typedAt = now
      this.conversation.tell({ type: 'typing', on: true })
    }
    this.show({})
  }

  /** Changes what the views show. */
  show(change: Partial<Pick<Widget, 'notice' | 'compared' | 'isComparing' | 'isLate'>>): void {
    Object.assign(this, change)
    for (const watcher of this.#watchers) watcher()
  }

  watch(watcher: () => void): void {
    this.#watchers.add(watcher)
  }

  open(): void {
    if (this.isOpen) return
    this.isOpen = true
    this.#tab.set('open', '1')
    this.show({})
    this.#signal('open', null)
    // In a turn of its own: on a slow phone the panel is drawn first.
    setTimeout(() => this.conversation.connect())
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.isRestored = false
    this.#tab.remove('open')
    this.show({})
    this.#signal('close', null)
  }

  /** Changes the language once its texts are here. */
  async setLocale(wish: string): Promise<void> {
    this.speech = speechFor(await this.place.words(wish))
    this.conversation.reintroduce()
    this.show({})
  }

  say(text: string): void {
    this.#typedAt = 0
    this.show({ notice: null })
    this.conversation.say(text)
  }

  end(): void {
    void this.conversation.command({ type: 'end' })
  }

  reset(): void {
    this.#tab.remove('draft')
    this.conversation.reset()
    this.show({ compared: [], notice: null })
  }

  isCompared({ id }: Product): boolean {
    return this.compared.some((each) => each.id === id)
  }

  compare(product: Product): void {
    if (this.isCompared(product)) return this.show({ compared: this.compared.filter(({ id }) => id !== product.id) })
    this.show({ compared: [...this.compared, product].slice(-MOST_COMPARED) })
    void this.#interact(product, 'compare')
  }

  /** The product's page, saying where the visitor came from. */
  addressOf(product: Product): string | null {
    const address = webAddress(product.url, document.baseURI)
    if (!address) return null
    address.searchParams.set('ref', 'chat')
    if (this.chat.session) address.searchParams.set('session', this.chat.session)
    return address.href
  }

  /** Goes to the product once the server has counted it, unless the day's limit is used up. */
  async visit(product: Product, action: Action): Promise<void> {
    const address = this.addressOf(product)
    const answered = this.#interact(product, action)
    const answer = this.chat.link === 'open' ? await Promise.race([answered, pause(ANSWER_WITHIN)]) : null
    if (answer?.type === 'nack' && answer.code === 'limit_reached') return
    if (coversThePage()) this.close()
    if (address) location.assign(address)
  }

  async #interact(product: Product, action: Action): Promise<Ack | Nack> {
    const answer = await this.conversation.command({ type: 'interact', product: product.id, action, source: 'chat' })
    if (answer.type === 'nack') this.show({ notice: answer.message })
    return answer
  }

  #chatChanged(chat: Chat, before: Chat) {
    if (chat.link !== before.link) this.#linkChanged(chat.link)
    this.show({})
    if (chat.shop?.look && chat.shop !== before.shop) this.place.paint(chat.shop.look)
    if (chat.link === 'open' && before.link !== 'open') this.#signal('ready', null)
    if (chat.session && chat.session !== before.session) this.#signal('session', chat.session)
    if (chat.ended && !before.ended) this.#signal('ended', chat.session)
    if (chat.cart !== before.cart) this.#signal('cart', chat.cart)
    if (unread(chat) !== unread(before)) this.#signal('unread', unread(chat))
    const last = chat.entries.at(-1)
    if (last !== before.entries.at(-1) && last?.event === 'said')
      this.#signal('message', { by: last.by, text: last.text })
  }

  #linkChanged(link: Link) {
    const isWell = link === 'open' || link === 'idle'
    if (isWell || link === 'stopped') {
      clearTimeout(this.#late)
      this.#late = undefined
      this.isLate = !isWell
    } else this.#late ??= setTimeout(() => this.show({ isLate: true }), PATIENCE)
  }

  #signal(signal: Signal, detail: unknown) {
    this.place.signals.dispatchEvent(new CustomEvent(signal, { detail }))
  }

  #listen() {
    const { conversation } = this
    addEventListener('online', () => conversation.nudge())
    addEventListener('pagehide', () => conversation.leave())
    addEventListener(
      'pageshow',
      (event) => event.persisted && (this.isOpen || conversation.hasBegun) && conversation.connect(),
    )
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return
      conversation.nudge()
      this.show({})
    })
    onMove(() => conversation.tell({ type: 'page', ...pageNow() } as { type: 'page'; url: string }))
  }
}

/** On a small screen the open panel is all there is to see. */
export const coversThePage = (): boolean => matchMedia('(max-width: 480px)').matches

const pause = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))
