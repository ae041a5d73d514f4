// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { categories, found, type Item } from './catalogue.ts'
import { chat } from './chat.ts'
import { el } from './elements.ts'
import { page } from './frame.ts'
import { inMoney } from './money.ts'
import { openShop, type Shop } from './shop.ts'

const tile = ({ config, locale, text }: Shop, item: Item) =>
  el(
    'li',
    {},
    el(
      'a',
      { class: 'tile', href: `/demo/product.html?id=${encodeURIComponent(item.id)}` },
      el('img', { src: item.image, alt: '', loading: 'lazy', width: '240', height: '240' }),
      el('h3', {}, item.title[locale]),
      el(
        'p',
        { class: 'price' },
        inMoney(locale, item.price, config.currency),
        item.unit.code === 'piece' ? null : ` / ${item.unit.label[locale]}`,
        item.was
          ? el('s', {}, el('span', { class: 'unseen' }, `${text.was}: `), inMoney(locale, item.was, config.currency))
          : null,
      ),
      item.in_stock ? null : el('p', { class: 'out' }, text.outOfStock),
    ),
  )

let shelf = new URLSearchParams(location.search).get('category')
let wish = ''

/** The shelves, the search and what both leave; only the tiles are drawn anew while the visitor types. */
function shelves(shop: Shop): Node {
  const { locale, text } = shop
  const tiles = el('ul', { class: 'tiles' })
  const many = el('p', { role: 'status', class: 'many' })
  const look = () => {
    const items = found(locale, shelf, wish)
    tiles.replaceChildren(...items.map((item) => tile(shop, item)))
    many.textContent = items.length ? text.many.replace('{n}', String(items.length)) : text.none
    for (const button of chips.children)
      button.setAttribute('aria-pressed', String((button.id || null) === (shelf && `shelf-${shelf}`)))
  }
  const chip = (id: string | null, title: string) =>
    el(
      'button',
      {
        type: 'button',
        id: id ? `shelf-${id}` : undefined,
        onclick: () => {
          shelf = id
          history.replaceState(null, '', id ? `?category=${id}` : location.pathname)
          look()
        },
      },
      title,
    )
  const chips = el(
    'div',
    { class: 'chips', role: 'group', 'aria-label': text.categories },
    chip(null, text.all),
    ...categories.map(({ id, title }) => chip(id, title[locale])),
  )
  const search = el('input', {
    type: 'search',
    placeholder: text.search,
    'aria-label': text.search,
    value: wish,
    oninput: () => {
      wish = search.value
      look()
    },
  })
  look()
  return el('section', { 'aria-label': text.all }, el('h2', {}, text.goods), search, chips, many, tiles)
}

void openShop((shop) => {
  page(
    shop,
    null,
    el(
      'section',
      { class: 'lead' },
      el('h1', {}, shop.config.name || shop.text.shop),
      el('p', {}, shop.text.lead),
      el('button', { type: 'button', class: 'main', onclick: () => chat('open') }, shop.text.ask),
    ),
    shelves(shop),
  )
})
