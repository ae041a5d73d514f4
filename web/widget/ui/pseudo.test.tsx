// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pseudo } from '../../e2e/pseudo/pseudo.ts'
import { pass } from '../test/page.ts'
import { placeFor } from '../test/place.ts'
import { Shop } from '../test/shop.ts'
import { en, type Texts } from '../texts/en.ts'
import { Widget } from '../widget.ts'
import { mount } from './mount.tsx'

const shop = { now: new Shop() }
vi.mock('../client/socket.ts', async (real) => ({
  ...(await real<object>()),
  socketTo: () => (listener: never) => shop.now.opener()(listener),
}))

const texts = Object.fromEntries(Object.entries(en).map(([name, text]) => [name, pseudo(text)])) as Texts
/** What the shop said itself, and the names of it. */
const told = [
  'Kırmızı ayakkabı',
  'Kahverengi çizme',
  'Buyurun',
  'Mağaza',
  'adet',
  'Ayşe',
  'merhaba',
  'Çarşı',
  'TRY',
  'AM',
  'PM',
]

let widget: Widget
let host: HTMLElement

/** Every text and every name of a thing that has a plain letter in it. */
function untranslated(): string[] {
  const found: string[] = []
  for (const element of host.shadowRoot?.querySelectorAll('*') ?? []) {
    if (element.closest('style') !== null) continue
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    const named = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name))
    for (const text of [...own.map((node) => node.textContent), ...named]) {
      const rest = told.reduce((left, one) => left.replaceAll(one, ''), text ?? '')
      if (/[A-Za-z]{2}/.test(rest)) found.push(`${element.tagName.toLowerCase()}: ${text}`)
    }
  }
  return found
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  sessionStorage.clear()
  shop.now = new Shop()
})
afterEach(() => {
  widget.conversation.dispose()
  host.remove()
  vi.useRealTimers()
})

const find = (selector: string) => host.shadowRoot?.querySelector<HTMLElement>(selector)
const product = (id: string, title: string, more: object) => ({
  ...{ id, title, url: `/p/${id}`, price: '1249.90', currency: 'TRY', in_stock: true },
  ...{ unit: { code: 'piece', label: 'adet', step: '1' }, ...more },
})

it('the widget says no word that is not in the file of its language', async () => {
  widget = new Widget(placeFor('en'), { locale: 'en', language: 'en', texts })
  host = mount(widget)
  await pass()
  const seen = new Set(untranslated())
  const look = () => {
    for (const text of untranslated()) seen.add(text)
  }
  widget.open()
  await pass(50)
  look()
  const area = find('textarea') as HTMLTextAreaElement
  area.value = 'merhaba'
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await pass()
  find('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  look()
  await pass()
  const products = [
    product('a', 'Kırmızı ayakkabı', { was: '1499.00' }),
    product('b', 'Kahverengi çizme', { in_stock: false }),
  ]
  shop.now.record({ event: 'said', by: 'bot', text: 'Buyurun', products } as never)
  await pass()
  look()
  for (const press of ['.card button', '.card button[aria-pressed]']) {
    host.shadowRoot?.querySelectorAll<HTMLElement>(press).forEach((button) => {
      button.click()
    })
    await pass()
    look()
  }
  shop.now.record({
    event: 'owner_changed',
    why: 'taken',
    owner: { kind: 'agent', id: 'u', name: 'Ayşe', version: 1 },
  } as never)
  await pass()
  look()
  shop.now.record({ event: 'ended', why: 'idle' } as never)
  await pass()
  look()
  expect([...seen]).toEqual([])
})
