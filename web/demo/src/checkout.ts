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

function form(shop: Shop, cart: Cart): Node {
  const { text } = shop
  return el(
    'form',
    {
      autocomplete: 'on',
      onsubmit: (event) => {
        event.preventDefault()
        order(shop, cart)
      },
    },
    ...fields.map(([name, autocomplete, type]) =>
      el('label', {}, text[name], el('input', { type, autocomplete, required: true })),
    ),
    el('p', { class: 'quiet' }, text.storesNothing),
    el('p', { class: 'buttons' }, el('button', { class: 'main' }, text.order)),
  )
}

function view(shop: Shop, cart: Cart | null): Node {
  const { text } = shop
  if (!cart) return el('p', { role: 'status' }, text.loading)
  if (cart.lines.length === 0)
    return el('div', {}, el('p', { role: 'status' }, text.empty), el('p', {}, el('a', { href: '/demo/' }, text.toShop)))
  return el('div', { class: 'checkout' }, form(shop, cart), summary(shop, cart))
}

let cart: Cart | null = rememberedLines() ? null : { lines: [], totals: { total: '0' } }
let redraw = () => {}

void openShop((shop) => {
  const place = el('div')
  redraw = () => place.replaceChildren(view(shop, cart))
  redraw()
  page(shop, shop.text.checkout, el('h1', {}, shop.text.checkout), place)
})
followCart((now) => {
  if (JSON.stringify(now) === JSON.stringify(cart)) return
  cart = now
  redraw()
})
if (!cart) chat('placement', 'checkout')
