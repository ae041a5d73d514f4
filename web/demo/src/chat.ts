// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The cart as the widget tells it: the server's lines, prices and totals. */
export interface Cart {
  lines: CartLine[]
  totals: { total: string; currency?: string }
}

export interface CartLine {
  line: string
  product: string
  variant?: string | null
  title: string
  option?: string | null
  url: string
  image?: string | null
  price: string
  quantity: string
  unit: { code: string; label: string; step: string }
  total: string
}

/** Calls the chat widget, whether its script is there yet or not. */
export function chat(...call: unknown[]): void {
  const page = window as { Sohbet?: { push(call: unknown[]): void } }
  page.Sohbet ??= []
  page.Sohbet.push(call)
}

export function hear<Detail>(name: string, listener: (detail: Detail) => void): void {
  chat('on', name, (event: CustomEvent<Detail>) => listener(event.detail))
}

const COUNT = 'demo.lines'

/** How many lines the cart had when this browser last heard of it. */
export const rememberedLines = (): number => Number(localStorage.getItem(COUNT)) || 0

/** Tells of the cart now and at each change; an empty one is told too, once that is certain. */
export function followCart(changed: (cart: Cart) => void): void {
  let known = false
  const tell = (cart: Cart) => {
    known = true
    localStorage.setItem(COUNT, String(cart.lines.length))
    changed(cart)
  }
  hear<Cart | undefined>('cart', (cart) => tell(cart ?? { lines: [], totals: { total: '0' } }))
  hear('session', () => queueMicrotask(() => known || tell({ lines: [], totals: { total: '0' } })))
}
