// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { cameFromChat } from './banner.ts'
import { rememberedLines } from './chat.ts'
import { el } from './elements.ts'
import { chooseLocale, type Shop } from './shop.ts'
import { type Locale, texts } from './texts.ts'

/** A language in its own words. */
const nameOf = (locale: Locale) => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale

const count = el('span', { class: 'count' })

/** Says beside the link how many lines the cart has. */
export function showCount(lines: number): void {
  count.textContent = lines ? String(lines) : ''
}

/** Every page of the shop: its head, what the page is about, its foot. */
export function page(shop: Shop, title: string | null, ...main: (Node | null)[]): void {
  const { config, locale, text } = shop
  const name = config.name || text.shop
  document.title = title ? `${title} · ${name}` : name
  const language = (each: Locale) =>
    el(
      'button',
      { type: 'button', lang: each, 'aria-pressed': String(each === locale), onclick: () => chooseLocale(each) },
      nameOf(each),
    )
  showCount(rememberedLines())
  document.body.replaceChildren(
    el('a', { class: 'skip', href: '#main' }, text.skip),
    el(
      'header',
      {},
      el('a', { class: 'name', href: '/demo/' }, name),
      el(
        'div',
        { class: 'languages', role: 'group', 'aria-label': text.language },
        ...(Object.keys(texts) as Locale[]).map(language),
      ),
      el('nav', { 'aria-label': text.shop }, el('a', { class: 'basket', href: '/demo/cart.html' }, text.cart, count)),
    ),
    el('main', { id: 'main' }, cameFromChat(shop), ...main),
    el('footer', {}, el('p', {}, text.demo)),
    ...widgets(),
  )
}

/** Drawing the page anew must not throw away what the widget put on it. */
const widgets = (): Element[] => [...document.body.querySelectorAll(':scope > #sohbet')]
