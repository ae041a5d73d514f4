// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrames, Scalars } from '../protocol/frames.ts'
import type { Caller } from './place.ts'
import type { Widget } from './widget.ts'

type At = ClientFrames['client_placement']['at']

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

/** Does what the shop's page calls; the loader knows the names and has taken care of listeners and the theme. */
export function callsOf(widget: Widget): Caller {
  const { conversation } = widget
  /** The server judges what pages send; what it refuses is told to whoever wrote the page. */
  const send = async (command: Parameters<typeof conversation.command>[0]) => {
    const answer = await conversation.command(command)
    if (answer.type === 'nack' && command.type !== 'placement')
      console.warn(`Sohbet: ${command.type} was refused: ${answer.code} ${answer.message}`)
  }
  const calls = {
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
    /** Where there is nothing to offer is no mistake of the page's. */
    placement: (at: At, product?: string) => send({ type: 'placement', at, ...(product && { product }) }),
    track: (name: string, data?: Scalars) => send({ type: 'track', name, ...(data && { data }) }),
    prefer: (key: string, value: unknown) => send({ type: 'prefer', key, value: String(value) }),
    setLocale: (locale: string) => widget.setLocale(locale),
    reset: () => widget.reset(),
  }
  return (name, values) => void (calls[name as keyof typeof calls] as (...values: unknown[]) => unknown)(...values)
}

/** Pages hold ids and amounts as numbers, the wire as text. */
function inWords<T extends object>(value: T): T {
  const words = (each: unknown): unknown =>
    typeof each === 'number' ? String(each) : each && typeof each === 'object' ? inWords(each) : each
  const entries = Object.entries(value).map(([name, each]) => [name, words(each)])
  return (Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries)) as T
}
