// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type Item, inMoney, itemWith } from './catalogue.ts'
import { el } from './elements.ts'
import { askButton, page } from './frame.ts'
import { chat, openShop, type Shop } from './shop.ts'

const item = itemWith(new URLSearchParams(location.search).get('id'))
const note = el('p', { class: 'ordered', role: 'status' })

/** What a checkout page does once an order stands: it tells the chat, which shows it as reported. */
function order({ config, locale, text }: Shop, bought: Item) {
  const number = `D-${Date.now().toString(36).toUpperCase()}`
  chat('purchase', {
    order: number,
    total: bought.price,
    currency: config.currency,
    items: [{ product: bought.id, quantity: '1', price: bought.price }],
  })
  note.textContent = text.ordered
    .replace('{order}', number)
    .replace('{total}', inMoney(locale, bought.price, config.currency))
}

function variants({ locale, text }: Shop, { variants = [] }: Item): Node | null {
  if (variants.length === 0) return null
  const options = variants.map((each) => el('option', { value: each.id, disabled: !each.in_stock }, each.title[locale]))
  return el('label', {}, text.choose, el('select', {}, ...options))
}

const view = (shop: Shop, item: Item): Node => {
  const { config, locale, text } = shop
  return el(
    'article',
    { class: 'product' },
    el('img', { src: item.image, alt: '', width: '640', height: '480' }),
    el(
      'div',
      {},
      el('h1', {}, item.title[locale]),
      el('p', {}, item.about[locale]),
      el(
        'p',
        { class: 'price' },
        el('strong', {}, inMoney(locale, item.price, config.currency)),
        item.was ? el('s', {}, `${text.was}: ${inMoney(locale, item.was, config.currency)}`) : null,
        item.unit.code === 'piece' ? null : ` / ${item.unit.label[locale]}`,
      ),
      el('p', { class: item.in_stock ? 'in' : 'out' }, item.in_stock ? text.inStock : text.outOfStock),
      variants(shop, item),
      el(
        'p',
        { class: 'buttons' },
        el(
          'button',
          { type: 'button', class: 'order', disabled: !item.in_stock, onclick: () => order(shop, item) },
          text.order,
        ),
        askButton(shop),
      ),
      note,
    ),
  )
}

void openShop((shop) => {
  note.textContent = ''
  if (item) page(shop, item.title[shop.locale], view(shop, item))
  else page(shop, shop.text.missing, el('h1', {}, shop.text.missing))
})
