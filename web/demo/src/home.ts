// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { catalogue, type Item, inMoney } from './catalogue.ts'
import { el } from './elements.ts'
import { askButton, page } from './frame.ts'
import { openShop, type Shop } from './shop.ts'

const tile = ({ config, locale, text }: Shop, item: Item) =>
  el(
    'li',
    {},
    el(
      'a',
      { class: 'tile', href: `/demo/product.html?id=${encodeURIComponent(item.id)}` },
      el('img', { src: item.image, alt: '', loading: 'lazy', width: '320', height: '240' }),
      el('h3', {}, item.title[locale]),
      el(
        'p',
        { class: 'price' },
        inMoney(locale, item.price, config.currency),
        item.was ? el('s', {}, inMoney(locale, item.was, config.currency)) : null,
      ),
      item.in_stock ? null : el('p', { class: 'out' }, text.outOfStock),
    ),
  )

void openShop((shop) => {
  page(
    shop,
    null,
    el(
      'section',
      { class: 'lead' },
      el('h1', {}, shop.config.name || shop.text.shop),
      el('p', {}, shop.text.lead),
      askButton(shop),
    ),
    el('h2', {}, shop.text.all),
    el('ul', { class: 'tiles' }, ...catalogue.map((item) => tile(shop, item))),
  )
})
