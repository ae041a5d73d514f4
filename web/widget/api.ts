// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { PurchaseItem, Scalars } from '../protocol/frames.ts'
import { clean } from './client/clean.ts'
import type { Signal, Widget } from './widget.ts'

interface Customer {
  customer: string
  name?: string
  email?: string
  phone?: string
  hash?: string
}

interface Purchase {
  order: string | number
  total: string | number
  currency: string
  items?: (Omit<PurchaseItem, 'quantity' | 'price'> & { quantity: string | number; price?: string | number })[]
}

const decimal = /^\d{1,12}(\.\d{1,4})?$/

/** What a shop's page may call, as `Sohbet.open()` or, before the script is there, `(window.Sohbet ||= []).push(['open'])`. */
export function apiOf(widget: Widget) {
  const { conversation } = widget
  const methods = {
    open: () => widget.open(),
    close: () => widget.close(),
    send(text: string) {
      widget.say(String(text))
      widget.open()
    },
    identify({ customer, name, email, phone, hash }: Customer) {
      const said = { customer: words(customer, 200), ...optional({ name, email, phone, hash }) }
      if (!said.customer) throw new Error('identify needs {customer}')
      conversation.once('identified', JSON.stringify(said), { type: 'identify', ...said })
    },
    purchase({ order, total, currency, items }: Purchase) {
      const said = { order: words(order, 100), total: amount(total), currency: String(currency).toUpperCase() }
      if (!said.order) throw new Error('purchase needs {order, total, currency}')
      const lines = items?.map(({ quantity, price, ...item }) => ({
        ...item,
        quantity: amount(quantity),
        ...(price === undefined ? {} : { price: amount(price) }),
      }))
      void conversation.command({ type: 'purchase', ...said, ...(lines ? { items: lines } : {}) })
    },
    track(name: string, data?: Scalars) {
      void conversation.command({ type: 'track', name: String(name), ...(data ? { data } : {}) })
    },
    prefer(key: string, value: string | number | boolean) {
      void conversation.command({ type: 'prefer', key: String(key), value: words(value, 500) })
    },
    setLocale: (locale: string) => widget.setLocale(String(locale)),
    reset: () => widget.reset(),
    on: (signal: Signal, listener: (value: unknown) => void) => widget.on(signal, listener),
    off: (signal: Signal, listener: (value: unknown) => void) => widget.off(signal, listener),
  }
  return {
    ...methods,
    /** Takes calls as lists, as the queue before the script did. A call that cannot be done is told to the console. */
    push(...calls: unknown[]) {
      for (const call of calls) {
        const [name, ...values] = Array.isArray(call) ? call : []
        try {
          const method = Object.hasOwn(methods, name) ? methods[name as keyof typeof methods] : null
          if (!method) throw new Error(`there is no ${String(name)}`)
          ;(method as (...values: unknown[]) => void)(...values)
        } catch (problem) {
          console.warn(`Sohbet: ${problem instanceof Error ? problem.message : problem}`)
        }
      }
    },
  }
}

export type SohbetApi = ReturnType<typeof apiOf>

const words = (value: unknown, limit: number) => clean(String(value ?? ''), limit)

function amount(value: string | number): string {
  const text = typeof value === 'number' ? String(Math.round(value * 10_000) / 10_000) : String(value)
  if (!decimal.test(text)) throw new Error(`${text} is no amount: 1249.90 is one`)
  return text
}

function optional(fields: Record<string, string | undefined>): Record<string, string> {
  const given = Object.entries(fields).filter(([, value]) => value)
  return Object.fromEntries(
    given.map(([name, value]) => [name, words(value, name === 'phone' ? 40 : name === 'email' ? 320 : 200)]),
  )
}
