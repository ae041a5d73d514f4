// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type Cart, chat, followCart, rememberedLines } from './chat.ts'
import { el } from './elements.ts'
import { page } from './frame.ts'
import { summary } from './lines.ts'
import { openShop, type Shop } from './shop.ts'
import type { Texts } from './texts.ts'

/** What the form asks for. It is read by nobody and kept nowhere. */
const fields: [keyof Texts, string, string][] = [
  ['yourName', 'name', 'text'],
  ['email', 'email', 'email'],
  ['address', 'street-address', 'text'],
  ['city', 'address-level2', 'text'],
]

/** The order stands: the chat is told what was bought for how much, and the cart is empty again. */
function order({ config }: Shop, { lines, totals }: Cart) {
  const number = `D-${Date.now().toString(36).toUpperCase()}`
  const currency = totals.currency ?? config.currency
  chat('purchase', {
    order: number,
    total: totals.total,
    currency,
    items: lines.map(({ product, variant, quantity, price }) => ({
      product,
      ...(variant && { variant }),
      quantity,
      price,
    })),
  })
  chat('cart', { op: 'clear' })
  sessionStorage.setItem('demo.order', JSON.stringify({ number, total: totals.total, currency }))
  location.assign('/demo/thanks.html')
}

function form(shop: Shop, inCart: () => Cart | null): HTMLElement {
  const { text } = shop
  return el(
    'form',
    {
      autocomplete: 'on',
      onsubmit: (event) => {
        event.preventDefault()
        const cart = inCart()
        if (cart) order(shop, cart)
      },
    },
    ...fields.map(([name, autocomplete, type]) =>
      el('label', {}, text[name], el('input', { type, autocomplete, required: true })),
    ),
    el('p', { class: 'quiet' }, text.storesNothing),
    el('p', { class: 'buttons' }, el('button', { class: 'main' }, text.order)),
  )
}

let cart: Cart | null = rememberedLines() ? null : { lines: [], totals: { total: '0' } }
let redraw = () => {}

/** The form stays as it is while the cart changes beside it: nothing that was written is lost. */
function view(shop: Shop): { place: Node; redraw: () => void } {
  const { text } = shop
  const place = el('div')
  const beside = el('div')
  const asked = form(shop, () => cart)
  const redraw = () => {
    if (!cart) return place.replaceChildren(el('p', { role: 'status' }, text.loading))
    if (cart.lines.length === 0)
      return place.replaceChildren(
        el('p', { role: 'status' }, text.empty),
        el('p', {}, el('a', { href: '/demo/' }, text.toShop)),
      )
    beside.replaceChildren(summary(shop, cart))
    if (!asked.isConnected) place.replaceChildren(el('div', { class: 'checkout' }, asked, beside))
  }
  return { place, redraw }
}

void openShop((shop) => {
  const now = view(shop)
  redraw = now.redraw
  page(shop, shop.text.checkout, el('h1', {}, shop.text.checkout), now.place)
  redraw()
})
followCart((now) => {
  cart = now
  redraw()
})
if (!cart) chat('placement', 'checkout')
