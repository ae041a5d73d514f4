// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Scalars } from '../protocol/frames.ts'
import type { Signal, Widget } from './widget.ts'

interface Customer {
  customer: string
  name?: string
  email?: string
  phone?: string
  hash?: string
}

interface CartChange {
  op: 'add' | 'set' | 'remove' | 'clear'
  product?: string
  variant?: string
  quantity?: string
}

interface Purchase {
  order: string
  total: string
  currency: string
  items?: { product: string; variant?: string; quantity: string; price?: string }[]
}

/** What a shop's page may call, as `Sohbet.open()` or, before the script is there, `(window.Sohbet ||= []).push(['open'])`. */
export function apiOf(widget: Widget) {
  const { conversation } = widget
  /** The server judges what pages send; what it refuses is told to whoever wrote the page. */
  const send = async (command: Parameters<typeof conversation.command>[0]) => {
    const answer = await conversation.command(command)
    if (answer.type === 'nack') console.warn(`Sohbet: ${command.type} was refused: ${answer.code} ${answer.message}`)
  }
  const methods = {
    open: () => widget.open(),
    close: () => widget.close(),
    send(text: string) {
      widget.say(String(text))
      widget.open()
    },
    identify(customer: Customer) {
      if (conversation.isNews('identified', JSON.stringify(customer)))
        void send({ type: 'identify', ...inWords(customer) })
    },
    purchase: (purchase: Purchase) => send({ type: 'purchase', ...inWords(purchase) }),
    cart: (change: CartChange) => send({ type: 'cart', ...inWords(change) }),
    track: (name: string, data?: Scalars) => send({ type: 'track', name, ...(data && { data }) }),
    prefer: (key: string, value: unknown) => send({ type: 'prefer', key, value: String(value) }),
    setLocale: (locale: string) => widget.setLocale(locale),
    reset: () => widget.reset(),
    on: (signal: Signal, listener: EventListener) => widget.signals.addEventListener(signal, listener),
    off: (signal: Signal, listener: EventListener) => widget.signals.removeEventListener(signal, listener),
  }
  return {
    ...methods,
    /** Takes calls as lists, as the queue before the script did. */
    push(...calls: unknown[]) {
      for (const [name, ...values] of calls as [keyof typeof methods, ...unknown[]][]) {
        const method = methods[name] as ((...values: unknown[]) => unknown) | undefined
        if (method) method(...values)
        else console.warn(`Sohbet: there is no ${name}`)
      }
    },
  }
}

export type SohbetApi = ReturnType<typeof apiOf>

/** Pages hold ids and amounts as numbers, the wire as text. */
function inWords<T extends object>(value: T): T {
  const words = (each: unknown): unknown =>
    typeof each === 'number' ? String(each) : each && typeof each === 'object' ? inWords(each) : each
  const entries = Object.entries(value).map(([name, each]) => [name, words(each)])
  return (Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries)) as T
}
