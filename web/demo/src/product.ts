// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type Item, itemWith } from './catalogue.ts'
import { chat, hear } from './chat.ts'
import { el } from './elements.ts'
import { page } from './frame.ts'
import { inMoney, inUnits } from './money.ts'
import { quantityField } from './quantity.ts'
import { openShop, type Shop } from './shop.ts'

const item = itemWith(new URLSearchParams(location.search).get('id'))
const note = el('p', { class: 'note', role: 'status' })
let waits = false
let said = () => {}

/** The price of what is chosen, said once more for the variant. */
function prices({ config, locale, text }: Shop, { was, unit }: Item, price: string): Node[] {
  const money = (amount: string) => inMoney(locale, amount, config.currency)
  return [
    el('strong', {}, money(price)),
    el('span', {}, unit.code === 'piece' ? '' : ` / ${unit.label[locale]}`),
    ...(was ? [el('s', {}, `${text.was}: ${money(was)}`)] : []),
  ]
}

const view = (shop: Shop, item: Item): Node => {
  const { locale, text } = shop
  const variants = item.variants ?? []
  const price = el('p', { class: 'price' }, ...prices(shop, item, item.price))
  const choice = el(
    'select',
    { onchange: () => price.replaceChildren(...prices(shop, item, chosen()?.price ?? item.price)) },
    ...variants.map((each) =>
      el(
        'option',
        { value: each.id, disabled: !each.in_stock },
        each.in_stock ? each.title[locale] : `${each.title[locale]} (${text.outOfStock})`,
      ),
    ),
  )
  choice.value = variants.find((each) => each.in_stock)?.id ?? ''
  const chosen = () => variants.find(({ id }) => id === choice.value)
  const { label, step } = { label: item.unit.label[locale], step: item.unit.step }
  const quantity = quantityField(text, { label, name: text.quantity, value: step, step })
  const put = () => {
    waits = true
    chat('cart', {
      op: 'add',
      product: item.id,
      ...(chosen() && { variant: choice.value }),
      quantity: quantity.field.value,
    })
  }
  return el(
    'article',
    { class: 'product' },
    el('img', { src: item.image, alt: '', width: '480', height: '480' }),
    el(
      'div',
      {},
      el(
        'p',
        { class: 'shelf' },
        el('a', { href: `/demo/?category=${item.categories[0]?.id}` }, item.categories[0]?.title[locale]),
      ),
      el('h1', {}, item.title[locale]),
      el('p', {}, item.about[locale]),
      price,
      el('p', { class: item.in_stock ? 'in' : 'out' }, item.in_stock ? text.inStock : text.outOfStock),
      variants.length > 0 && el('label', {}, text.choose, choice),
      item.in_stock &&
        el(
          'div',
          { class: 'amount' },
          quantity.element,
          step !== '1' && el('small', {}, text.inStepsOf.replace('{step}', inUnits(locale, step, label))),
        ),
      el(
        'p',
        { class: 'buttons' },
        item.in_stock && el('button', { type: 'button', class: 'main', onclick: put }, text.addToCart),
        el('button', { type: 'button', onclick: () => chat('open') }, text.ask),
      ),
      note,
    ),
  )
}

void openShop((shop) => {
  note.replaceChildren()
  if (item) page(shop, item.title[shop.locale], view(shop, item))
  else page(shop, shop.text.missing, el('h1', {}, shop.text.missing))
  said = () => note.replaceChildren(`${shop.text.added} `, el('a', { href: '/demo/cart.html' }, shop.text.toCart))
})

hear('cart', () => {
  if (waits) said()
  waits = false
})
