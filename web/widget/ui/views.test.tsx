// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '../../protocol/frames.ts'
import { callsOf } from '../api.ts'
import { pass } from '../test/page.ts'
import { painted, placeFor, signals } from '../test/place.ts'
import { Shop } from '../test/shop.ts'
import { Widget } from '../widget.ts'
import { mount } from './mount.tsx'

const shop = { now: new Shop() }
vi.mock('../client/socket.ts', async (real) => ({
  ...(await real<object>()),
  socketTo: () => (listener: never) => shop.now.opener()(listener),
}))

let widget: Widget
let host: HTMLElement
const find = <E extends Element = HTMLElement>(selector: string) => host.shadowRoot?.querySelector<E>(selector) ?? null
const all = (selector: string) => [...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]
const words = () => all('.words').map((each) => each.textContent)
const begin = async (locale = 'tr') => {
  const place = placeFor(locale)
  widget = new Widget(place, await place.words())
  host = mount(widget)
  await pass()
}
const type = async (text: string) => {
  const area = find<HTMLTextAreaElement>('textarea')
  if (!area) throw new Error('there is nowhere to write')
  area.value = text
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await pass()
  find('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await pass()
}
const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  title: `Ürün ${id}`,
  url: `/p/${id}`,
  price: '1249.90',
  currency: 'TRY',
  unit: { code: 'piece', label: 'adet', step: '1' },
  in_stock: true,
  ...more,
})
const show = async (...products: Product[]) => {
  shop.now.record({ event: 'said', by: 'bot', text: 'Şunlar var:', products })
  await pass()
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
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** As the loader hands the page's calls on. */
const push = (...calls: [string, ...unknown[]][]) => {
  const call = callsOf(widget)
  for (const [name, ...values] of calls) call(name, values)
}

/** Longer than the browser takes to the next picture. */
const FRAME = 20

describe('the launcher', () => {
  it('opens the panel, which takes the focus, and closing gives it back', async () => {
    await begin()
    find('.launcher')?.click()
    await pass(FRAME)
    expect(find('.panel')?.getAttribute('role')).toBe('dialog')
    expect(host.shadowRoot?.activeElement).toBe(find('textarea'))
    find('.panel')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await pass()
    expect(find('.panel')).toBe(null)
    expect(host.shadowRoot?.activeElement).toBe(find('.launcher'))
  })

  it('takes the place of the loader’s button, and its focus', async () => {
    const place = placeFor('tr')
    const button = document.createElement('button')
    place.root.append(button)
    button.focus()
    widget = new Widget(place, await place.words())
    host = mount(widget)
    expect(button.isConnected).toBe(false)
    expect(all('button')).toEqual([find('.launcher')])
    expect(host.shadowRoot?.activeElement).toBe(find('.launcher'))
  })

  it('does not connect before somebody wants something', async () => {
    await begin()
    expect(shop.now.hellos).toEqual([])
    widget.open()
    await pass()
    expect(shop.now.hellos).toMatchObject([{ locale: 'tr', key: 'sohbet_pk_test', page: { url: location.href } }])
  })

  it('counts what came while the panel was closed, and opening reads it', async () => {
    await begin()
    widget.open()
    await pass()
    widget.close()
    shop.now.answer('bir')
    shop.now.answer('iki')
    await pass()
    expect(find('.badge')?.textContent).toBe('2')
    expect(find('.launcher')?.getAttribute('aria-label')).toBe('Sohbeti aç, 2 yeni')
    widget.open()
    await pass()
    expect(find('.badge')).toBe(null)
    expect(shop.now.heard.at(-1)).toEqual({ type: 'read', upto: 3 })
  })
})

describe('a message', () => {
  it('is text, whatever it holds', async () => {
    await begin()
    widget.open()
    await pass()
    await type('<img src=x onerror=alert(1)> & <b>kalın</b>')
    shop.now.answer('<script>alert(1)</script>')
    await pass()
    expect(words().slice(-2)).toEqual(['<img src=x onerror=alert(1)> & <b>kalın</b>', '<script>alert(1)</script>'])
    expect(all('.words *')).toEqual([])
  })

  it('that is refused says why, and can be sent again or deleted', async () => {
    await begin('en')
    shop.now.refuse = () => ({ code: 'invalid' })
    widget.open()
    await pass()
    await type('no')
    expect(find('.failure')?.textContent).toBe('invalidTry againDelete')
    shop.now.refuse = () => null
    all('.failure button')[0]?.click()
    await pass()
    expect(find('.failure')).toBe(null)
    expect(shop.now.said).toEqual(['no'])
  })

  it('keeps its bubble from the key press to the read mark', async () => {
    await begin()
    widget.open()
    await pass()
    shop.now.lose = (frame) => frame.type === 'event'
    await type('aynı')
    const bubble = all('.visitor')[0]
    expect(bubble?.textContent).toContain('Gönderildi')
    shop.now.lose = () => false
    await pass(15_000)
    shop.now.answer('tamam')
    await pass()
    expect(all('.visitor')).toHaveLength(1)
    expect(all('.visitor')[0]?.textContent).toContain('Okundu')
    expect(all('.visitor')[0]).toBe(bubble)
  })

  it('half written is there on the next page', async () => {
    await begin()
    widget.open()
    await pass()
    const area = find<HTMLTextAreaElement>('textarea')
    if (area) area.value = 'yarım'
    area?.dispatchEvent(new Event('input', { bubbles: true }))
    widget.conversation.dispose()
    host.remove()
    await begin()
    expect(find<HTMLTextAreaElement>('textarea')?.value).toBe('yarım')
  })
})

describe('a card', () => {
  const go = vi.fn()
  beforeEach(async () => {
    go.mockReset()
    vi.spyOn(location, 'assign').mockImplementation(go)
    await begin()
    widget.open()
    await pass()
  })

  it('shows the price as the visitor writes it, and what it was', async () => {
    await show(product('1', { was: '1499.00' }))
    expect(find('.price strong')?.textContent).toBe('₺1.249,90')
    expect(find('.price s')?.textContent).toBe('Önceki fiyat: ₺1.499,00')
  })

  it('counts the view, then goes to the product and says where from', async () => {
    await show(product('1'))
    find('.visit:not(.main)')?.click()
    await pass()
    expect(shop.now.session.events.at(-1)).toMatchObject({ event: 'interacted', product: '1', action: 'view' })
    expect(go.mock.calls).toEqual([[`${location.origin}/p/1?ref=chat&session=s1`]])
  })

  it('stays when the day’s views are used up, and says so', async () => {
    await show(product('1'))
    shop.now.refuse = () => ({ code: 'limit_reached' })
    find('.visit:not(.main)')?.click()
    await pass(5000)
    expect(go).not.toHaveBeenCalled()
    expect(find('[role=alert]')?.textContent).toContain('limit_reached')
  })

  it('does not wait for a server that is silent', async () => {
    await show(product('1'))
    shop.now.lose = () => true
    find('.visit.main')?.click()
    await pass(1600)
    expect(go).toHaveBeenCalledTimes(1)
  })

  it('with an address that is none of the web’s goes nowhere', async () => {
    await show(product('1', { url: 'javascript:alert(1)', image: 'javascript:alert(1)' }))
    expect(all('.card a, .card img')).toEqual([])
  })

  it('that is sold out cannot be bought', async () => {
    await show(product('1', { in_stock: false }))
    expect(all('.visit').map((each) => each.textContent)).toEqual(['Ayrıntılar'])
  })

  it('is compared with another, each told once', async () => {
    await show(product('1'), product('2'))
    for (const button of all('.card button')) button.click()
    await pass()
    expect(all('.card button').map((each) => each.getAttribute('aria-pressed'))).toEqual(['true', 'true'])
    find('.bar .main')?.click()
    await pass()
    expect(all('td h3').map((each) => each.textContent)).toEqual(['Ürün 1', 'Ürün 2'])
    const told = shop.now.session.events.filter((event) => event.event === 'interacted')
    expect(told).toMatchObject([
      { product: '1', action: 'compare' },
      { product: '2', action: 'compare' },
    ])
  })
})

describe('the head', () => {
  it('says who answers, and a line says when that changed', async () => {
    await begin('en')
    widget.open()
    await pass()
    expect(find('.who p')?.textContent).toBe('Shop assistant')
    shop.now.record({ event: 'owner_changed', owner: { kind: 'agent', name: 'Ayşe', version: 1 }, why: 'taken' })
    await pass()
    expect(find('.who p')?.textContent).toBe('Ayşe is with you')
    expect(find('.mark')?.textContent).toBe('Ayşe joined the conversation')
  })
})

describe('the page', () => {
  it('may speak and listen', async () => {
    await begin()
    const heard = vi.fn()
    signals.now.addEventListener('message', ((event: CustomEvent) => heard(event.detail)) as EventListener)
    push(
      ['identify', { customer: 42, name: 'Deniz' }],
      ['purchase', { order: 7, total: 12.5, currency: 'TRY', items: [{ product: 'p', quantity: 2 }] }],
      ['prefer', 'size', 38],
      ['send', 'merhaba'],
    )
    await pass()
    expect(shop.now.heard.filter((frame) => 'cid' in frame)).toMatchObject([
      { type: 'identify', customer: '42', name: 'Deniz' },
      { type: 'purchase', order: '7', total: '12.5', items: [{ product: 'p', quantity: '2' }] },
      { type: 'prefer', key: 'size', value: '38' },
      { type: 'say', text: 'merhaba' },
    ])
    expect(heard.mock.calls).toEqual([[{ by: 'visitor', text: 'merhaba' }]])
  })

  it('may change the cart, and hears what is in it', async () => {
    await begin()
    const heard = vi.fn()
    signals.now.addEventListener('cart', ((event: CustomEvent) => heard(event.detail)) as EventListener)
    push(['cart', { op: 'add', product: 7, quantity: 0.5 }])
    await pass()
    expect(shop.now.heard.filter((frame) => frame.type === 'cart')).toMatchObject([
      { op: 'add', product: '7', quantity: '0.5' },
    ])
    const line = { line: '1', product: '7', title: 'Zeytin', url: '/7', price: '10.00', quantity: '0.5', total: '5.00' }
    const lines = [{ ...line, unit: { code: 'kg', label: 'kg', step: '0.5' } }]
    const totals = { total: '5.00', currency: 'TRY' }
    shop.now.record({ event: 'cart_changed', by: 'visitor', cart: 'c-1', cart_seq: 1, lines, totals })
    await pass()
    expect(heard).toHaveBeenCalledTimes(1)
    expect(heard.mock.calls[0]?.[0]).toMatchObject({ lines, totals })
  })

  it('that identifies on every load is heard once', async () => {
    await begin()
    push(['identify', { customer: 'c' }], ['identify', { customer: 'c' }])
    await pass()
    expect(shop.now.heard.filter((frame) => frame.type === 'identify')).toHaveLength(1)
    push(['reset'], ['identify', { customer: 'c' }])
    await pass()
    expect(shop.now.heard.filter((frame) => frame.type === 'identify')).toHaveLength(2)
  })

  it('is told what was wrong with a call', async () => {
    await begin()
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    shop.now.refuse = () => ({ code: 'invalid' })
    push(['purchase', { order: 'x', total: 'much', currency: 'TRY' }], ['placement', 'cart'])
    await pass()
    expect(warned.mock.calls.flat()).toEqual(['Sohbet: purchase was refused: invalid invalid'])
  })

  it('does not see the visitor type', async () => {
    await begin()
    widget.open()
    await pass()
    const seen = vi.fn()
    document.addEventListener('keydown', seen)
    find('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true, composed: true }))
    document.removeEventListener('keydown', seen)
    expect(seen).not.toHaveBeenCalled()
  })

  it('may change the language in the middle', async () => {
    await begin('tr')
    widget.open()
    await pass()
    shop.now.answer('merhaba')
    await pass()
    expect(all('.message')[1]?.textContent).toContain('Mağaza asistanı')
    await widget.setLocale('en-GB')
    await pass()
    expect(find('textarea')?.getAttribute('placeholder')).toBe('Write a message…')
    expect(all('.message')[1]?.textContent).toContain('Shop assistant')
    expect(shop.now.hellos.map((hello) => hello.locale)).toEqual(['tr', 'en-GB'])
  })
})

describe('the look', () => {
  it('is painted once the shop says it, and again when it says another', async () => {
    const look = { color: '#aa3300', side: 'left', theme: 'dark' } as const
    shop.now.look = look
    await begin()
    widget.open()
    await pass()
    expect(painted).toEqual([look])
    shop.now.cut()
    await pass(5000)
    expect(painted).toEqual([look, look])
  })
})

describe('a connection that is not well', () => {
  it('is told after a moment, and what is written meanwhile waits', async () => {
    await begin()
    shop.now.opens = false
    widget.open()
    await pass(100)
    expect(find('.linkage')?.textContent).toBe('')
    await pass(3000)
    expect(find('.linkage')?.textContent).toMatch(/Bağlan/)
    await type('bekler')
    expect(find('.visitor')?.textContent).toContain('Gönderilmeyi bekliyor')
    shop.now.opens = true
    await pass(60_000)
    expect(find('.linkage')?.textContent).toBe('')
    expect(shop.now.said).toEqual(['bekler'])
  })

  it('that was refused for good takes no more words', async () => {
    await begin()
    shop.now.admits = () => 4403
    widget.open()
    await pass(100)
    expect(find('.linkage')?.textContent).toBe('Bu sayfada sohbet kullanılamıyor.')
    expect(find<HTMLTextAreaElement>('textarea')?.disabled).toBe(true)
  })
})
