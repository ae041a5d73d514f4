// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type Cart, type CartLine, chat, followCart, rememberedLines } from './chat.ts'
import { el } from './elements.ts'
import { page } from './frame.ts'
import { inMoney } from './money.ts'
import { quantityField } from './quantity.ts'
import { openShop, type Shop } from './shop.ts'

const which = ({ product, variant }: CartLine) => ({ product, ...(variant && { variant }) })

function row({ config, locale, text }: Shop, cart: Cart, line: CartLine): Node {
  const money = (amount: string) => inMoney(locale, amount, cart.totals.currency ?? config.currency)
  const name = [line.title, line.option].filter(Boolean).join(', ')
  const quantity = quantityField(
    text,
    { label: line.unit.label, name: `${text.quantity}: ${name}`, value: line.quantity, step: line.unit.step },
    (amount) => chat('cart', { op: 'set', ...which(line), quantity: amount }),
  )
  return el(
    'li',
    { class: 'line' },
    el('img', { src: line.image ?? 'data:,', alt: '', width: '96', height: '96' }),
    el(
      'div',
      {},
      el('h2', {}, el('a', { href: line.url }, name)),
      el('p', {}, `${money(line.price)} / ${line.unit.label}`),
    ),
    quantity.element,
    el('strong', {}, money(line.total)),
    el(
      'button',
      {
        type: 'button',
        'aria-label': `${text.remove}: ${name}`,
        onclick: () => chat('cart', { op: 'remove', ...which(line) }),
      },
      text.remove,
    ),
  )
}

function view(shop: Shop, cart: Cart | null): Node {
  const { config, locale, text } = shop
  if (!cart) return el('p', { role: 'status' }, text.loading)
  if (cart.lines.length === 0)
    return el('div', {}, el('p', { role: 'status' }, text.empty), el('p', {}, el('a', { href: '/demo/' }, text.toShop)))
  return el(
    'div',
    {},
    el('ul', { class: 'lines' }, ...cart.lines.map((line) => row(shop, cart, line))),
    el(
      'p',
      { class: 'total', role: 'status' },
      el('span', {}, text.total),
      el('strong', {}, inMoney(locale, cart.totals.total, cart.totals.currency ?? config.currency)),
    ),
    el(
      'p',
      { class: 'buttons' },
      el('a', { class: 'button main', href: '/demo/checkout.html' }, text.toCheckout),
      el('button', { type: 'button', onclick: () => chat('cart', { op: 'clear' }) }, text.clear),
    ),
  )
}

let cart: Cart | null = rememberedLines() ? null : { lines: [], totals: { total: '0' } }
let redraw = () => {}

void openShop((shop) => {
  const place = el('div')
  redraw = () => place.replaceChildren(view(shop, cart))
  redraw()
  page(shop, shop.text.cart, el('h1', {}, shop.text.cart), place)
})
followCart((now) => {
  cart = now
  redraw()
})
// A cart outlives its conversation: asking for what goes with it brings it back.
if (!cart) chat('placement', 'cart')
