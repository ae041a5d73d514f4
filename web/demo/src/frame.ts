// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { el } from './elements.ts'
import { chat, chooseLocale, type Shop } from './shop.ts'
import { type Locale, texts } from './texts.ts'

const names: Record<Locale, string> = { tr: 'Türkçe', en: 'English' }

/** Every page of the shop: its head, what the page is about, its foot. */
export function page({ config, locale, text }: Shop, title: string | null, ...main: (Node | null)[]): void {
  const name = config.name || text.shop
  document.title = title ? `${title} · ${name}` : name
  const language = (each: Locale) =>
    el(
      'button',
      { type: 'button', lang: each, 'aria-pressed': String(each === locale), onclick: () => chooseLocale(each) },
      names[each],
    )
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
    ),
    el('main', { id: 'main' }, cameFromChat() && el('p', { class: 'came', role: 'status' }, text.fromChat), ...main),
    el('footer', {}, el('p', {}, text.demo)),
    ...widgets(),
  )
}

/** Drawing the page anew must not throw away what the widget put on it. */
const widgets = (): Element[] => [...document.body.querySelectorAll(':scope > #sohbet')]

function cameFromChat(): boolean {
  const asked = new URLSearchParams(location.search)
  return asked.get('ref') === 'chat' && asked.has('session')
}

export const askButton = ({ text }: Shop): HTMLElement =>
  el('button', { type: 'button', class: 'ask', onclick: () => chat('open') }, text.ask)
