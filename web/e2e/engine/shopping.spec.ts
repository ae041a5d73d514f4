// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { SessionEvent } from '../../protocol/frames.ts'
import { Shopper } from './shopper.ts'
import { expect, test } from './staff.ts'

const languages = {
  tr: {
    width: 1280,
    asks: 'kırmızı ayakkabı var mı?',
    goesOn: 'daha ucuzu var mı',
    first: 'Kırmızı Koşu Ayakkabısı',
    second: 'Mavi Çocuk Ayakkabısı',
    compares: /2 ürünü karşılaştır/,
    details: /^Ayrıntılar: Mavi/,
    total: '₺1.498,00',
    steps: ['Sepete ekle', 'Sepete git', 'Siparişi tamamla', 'Sipariş ver', 'Teşekkürler'],
    form: ['Ad soyad', 'E-posta', 'Adres', 'Şehir'],
    came: 'Sohbetten geldiniz.',
    more: 'Artır: Miktar',
  },
  en: {
    width: 390,
    asks: 'do you have red shoes?',
    goesOn: 'is there a cheaper one?',
    first: 'Red Running Shoes',
    second: "Blue Kids' Shoes",
    compares: /Compare 2/,
    details: /^Details: Blue/,
    total: '₺1,498.00',
    steps: ['Add to cart', 'Go to the cart', 'Check out', 'Place the order', 'Thank you'],
    form: ['Full name', 'Email', 'Address', 'City'],
    came: 'You came from the chat.',
    more: 'More: Quantity',
  },
}

for (const [lang, words] of Object.entries(languages)) {
  test(`a visitor asks, goes on, compares, opens and buys; the journal and the Live page have each step (${lang}, ${words.width} px)`, async ({
    staff,
    browser,
    baseURL,
  }, info) => {
    info.setTimeout(120_000)
    const viewport = { width: words.width, height: 844 }
    const context = await browser.newContext({ viewport, ...(baseURL === undefined ? {} : { baseURL }) })
    const page = await context.newPage()
    const shopper = new Shopper(page)
    await staff.page.goto('/admin/live')

    await shopper.open(`/demo/?lang=${lang}`)
    await shopper.launcher.click()
    await shopper.say(words.asks)
    const card = (title: string) => page.locator('#sohbet .card', { hasText: title }).last()
    await expect(card(words.first)).toBeVisible({ timeout: 15_000 })
    await shopper.say(words.goesOn)
    await expect(card(words.second)).toBeVisible({ timeout: 15_000 })
    await page.locator('#sohbet .card', { hasText: words.first }).first().locator('[aria-pressed]').click()
    await card(words.second).locator('[aria-pressed]').click()
    await shopper.panel.getByRole('button', { name: words.compares }).click()
    const table = shopper.panel.getByRole('table')
    await expect(table).toContainText(words.first)
    await table.getByRole('link', { name: words.details }).click()

    await page.waitForURL(/product\.html\?id=kids-shoes&ref=chat&session=/)
    const session = new URL(page.url()).searchParams.get('session') ?? ''
    const banner = page.getByRole('complementary')
    await expect(banner).toContainText(words.came)
    await expect(banner.locator('code')).toHaveAttribute('title', session)
    if (await shopper.panel.isVisible()) await shopper.launcher.click()
    const [add = '', toCart = '', checkOut = '', place = '', thanks = ''] = words.steps
    await page.getByRole('button', { name: words.more }).click()
    await page.getByRole('button', { name: add }).click()
    await page.getByRole('link', { name: toCart }).click()
    await expect(page.getByRole('main')).toContainText(words.total)
    await page.getByRole('link', { name: checkOut }).click()
    for (const field of words.form) await page.getByLabel(field).fill(field === words.form[1] ? 'a@b.example' : 'Deniz')
    await page.getByRole('button', { name: place }).click()
    await expect(page.getByRole('heading', { level: 1, name: thanks })).toBeVisible()
    const order = (await page.getByRole('main').textContent())?.match(/D-[A-Z0-9]+/)?.[0] ?? 'none'

    const facts = async () => {
      const { items } = (await staff.get(`/sessions/${session}/events?limit=100`)).body as { items: SessionEvent[] }
      return items
    }
    await expect
      .poll(async () => (await facts()).flatMap(told), { timeout: 30_000 })
      .toEqual([
        `visitor: ${words.asks}`,
        `visitor: ${words.goesOn}`,
        'compare red-runners',
        'compare kids-shoes',
        'view kids-shoes',
        'cart 2 1498.00',
        `purchased ${order} 1498.00`,
        'cart 0',
      ])
    const all = await facts()
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))

    const feed = staff.page.getByRole('list', { name: 'What visitors do' })
    const mine = feed.getByRole('listitem').filter({ has: staff.page.locator(`a[href$="${session}"]`) })
    await expect(mine).toHaveCount(4)
    await expect(mine.filter({ hasText: order })).toHaveCount(1)
    await context.close()
    expect(shopper.complaints).toEqual([])
  })
}

/** The steps of the story among a session's facts. */
function told(event: SessionEvent): string[] {
  switch (event.event) {
    case 'said':
      return event.by === 'visitor' ? [`visitor: ${event.text}`] : []
    case 'interacted':
      return [`${event.action} ${event.product}`]
    case 'cart_changed':
      return [event.lines.length ? `cart ${event.lines[0]?.quantity} ${event.totals.total}` : 'cart 0']
    case 'purchased':
      return [`purchased ${event.order} ${event.total}`]
    default:
      return []
  }
}
