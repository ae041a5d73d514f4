// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { chat } from './chat.ts'
import { el } from './elements.ts'
import { page } from './frame.ts'
import { inMoney } from './money.ts'
import { openShop } from './shop.ts'

interface Order {
  number: string
  total: string
  currency: string
}

const order = JSON.parse(sessionStorage.getItem('demo.order') ?? 'null') as Order | null

void openShop((shop) => {
  const { locale, text } = shop
  page(
    shop,
    text.thanks,
    el('h1', {}, text.thanks),
    order &&
      el(
        'p',
        { class: 'note' },
        text.ordered.replace('{order}', order.number).replace('{total}', inMoney(locale, order.total, order.currency)),
      ),
    el(
      'p',
      { class: 'buttons' },
      el('a', { class: 'button main', href: '/demo/' }, text.toShop),
      el('button', { type: 'button', onclick: () => chat('open') }, text.ask),
    ),
  )
})
