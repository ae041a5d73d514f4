// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, Shopper, test } from './shopper.ts'

test('a visitor asks, gets fitting cards, opens a product, puts it into the cart, and the conversation goes along', async ({
  shopper,
}) => {
  const { page } = shopper
  await shopper.open()
  await shopper.launcher.click()
  await shopper.say('kırmızı ayakkabı var mı?')
  const card = page.locator('#sohbet .card', { hasText: 'Kırmızı Koşu Ayakkabısı' })
  await expect(card).toContainText('₺1.499,90')
  await expect(shopper.bubble('kırmızı ayakkabı')).toContainText('Okundu')
  await card.getByRole('link', { name: 'Ayrıntılar' }).click()
  await page.waitForURL(/product\.html\?id=red-runners&ref=chat&session=.+/)
  await expect(page.getByText('Sohbetten geldiniz.')).toBeVisible()
  await expect(shopper.bubble('kırmızı ayakkabı')).toHaveCount(1)
  await shopper.launcher.click()
  await page.getByRole('button', { name: 'Sepete ekle' }).click()
  await expect(page.getByText('Sepete eklendi.')).toBeVisible()
  await page.getByRole('button', { name: 'Sohbete dön' }).click()
  await expect(shopper.panel).toBeVisible()
})

test('a reload in the middle shows every word once', async ({ shopper }) => {
  await shopper.open()
  await shopper.launcher.click()
  await shopper.say('bakır cezve')
  await expect(shopper.page.locator('#sohbet .card').first()).toBeVisible()
  const before = await shopper.words()
  await shopper.page.reload()
  await expect.poll(() => shopper.words()).toEqual(before)
})

test('what is written without a connection is kept over a reload and sent once', async ({ shopper }) => {
  await shopper.open()
  await shopper.launcher.click()
  await shopper.say('merhaba')
  await expect(shopper.bubble('merhaba')).toContainText(/Gönderildi|Okundu/)
  await shopper.page.route('**/chat/poll', (route) => route.abort())
  await shopper.breakLine()
  await shopper.say('bağlantı yokken yazdım')
  await expect(shopper.bubble('bağlantı yokken')).toContainText('Gönderilmeyi bekliyor')
  await shopper.page.reload()
  await expect(shopper.bubble('bağlantı yokken')).toContainText('Gönderilmeyi bekliyor')
  shopper.mendLine()
  await expect(shopper.bubble('bağlantı yokken')).toContainText(/Gönderildi|Okundu/, { timeout: 60_000 })
  await expect(shopper.bubble('bağlantı yokken')).toHaveCount(1)
})

test('where WebSockets are blocked the conversation goes on by polling', async ({ shopper }) => {
  shopper.socketsAreBlocked = true
  await shopper.open('/demo/?lang=en')
  await shopper.launcher.click()
  await shopper.say('do you have red shoes?')
  await expect(shopper.page.locator('#sohbet .card').first()).toContainText('Red Running Shoes', { timeout: 40_000 })
  await shopper.say('and warm boots?')
  await expect(shopper.bubble('and warm boots?')).toContainText('Read', { timeout: 40_000 })
})

test('two tabs of one visitor are one conversation', async ({ shopper, context }) => {
  await shopper.open()
  await shopper.launcher.click()
  await shopper.say('birinci sekmeden')
  await expect(shopper.bubble('birinci sekmeden')).toContainText(/Gönderildi|Okundu/)
  const second = new Shopper(await context.newPage())
  await second.open()
  await second.launcher.click()
  await expect(second.bubble('birinci sekmeden')).toHaveCount(1)
  await second.say('ikinci sekmeden')
  await expect(shopper.bubble('ikinci sekmeden')).toHaveCount(1)
  // Each tab comes to show the greeting, both questions and both answers, whichever answer comes when.
  const difference = async () => {
    const [here, there] = [(await shopper.words()).sort(), (await second.words()).sort()]
    return here.length === 5 && JSON.stringify(here) === JSON.stringify(there) ? 'none' : { here, there }
  }
  await expect.poll(difference, { timeout: 40_000 }).toBe('none')
})

test('an ended conversation stays to be read, and writing begins another', async ({ shopper }) => {
  const { page, panel } = shopper
  page.on('dialog', (dialog) => void dialog.accept())
  await shopper.open('/demo/?lang=en')
  await shopper.launcher.click()
  await shopper.say('copper pot')
  await expect(page.locator('#sohbet .card').first()).toBeVisible()
  await panel.getByRole('button', { name: 'End conversation' }).click()
  await expect(panel.getByText('The conversation has ended.')).toBeVisible()
  await shopper.say('one more thing')
  await expect(shopper.bubble('one more thing')).toContainText(/Sent|Read/)
  await expect(shopper.bubble('copper pot')).toHaveCount(1)
})

test('text is text, whatever it holds', async ({ shopper }) => {
  await shopper.open()
  await shopper.launcher.click()
  const evil = '<img src=x onerror="document.title=1"> <script>document.title=2</script> \u202eters'
  await shopper.say(evil)
  await expect(shopper.bubble('<img')).toContainText(/Gönderildi|Okundu/)
  expect(await shopper.words()).toContain(evil)
  expect(await shopper.page.title()).not.toMatch(/^[12]$/)
})

test('the widget needs no more of a page’s policy than its script and its server', async ({ shopper }) => {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'`
  await shopper.page.route('**/demo/**', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    })
  })
  await shopper.open()
  await shopper.launcher.click()
  await shopper.say('bakır cezve')
  await expect(shopper.page.locator('#sohbet .card').first()).toBeVisible()
  expect(await shopper.panel.evaluate((panel) => getComputedStyle(panel).position)).toBe('fixed')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the panel covers the page, keeps the focus inside, and gets out of the product’s way', async ({ shopper }) => {
    const { page, panel } = shopper
    await shopper.open()
    await shopper.launcher.click()
    const box = await panel.boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    await expect(panel).toHaveAttribute('aria-modal', 'true')
    await shopper.say('kırmızı ayakkabı')
    const card = page.locator('#sohbet .card').first()
    await expect(card).toBeVisible()
    for (let step = 0; step < 15; step++) {
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate(
          () => document.querySelector('#sohbet')?.shadowRoot?.activeElement?.closest('.panel') !== null,
        ),
      ).toBe(true)
    }
    await card.getByRole('link', { name: 'Ayrıntılar' }).click()
    await page.waitForURL(/product\.html/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(panel).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

test('calls made before the script is there are done in order, and one that is no call is told', async ({
  shopper,
}) => {
  const { page } = shopper
  await page.addInitScript(() => {
    const heard: string[] = []
    const calls = [
      ['on', 'message', ({ detail }: CustomEvent) => heard.push(`${detail.by}: ${detail.text}`)],
      ['setTheme', 'dark'],
      ['setLocale', 'en'],
      ['placement', 'cart'],
      ['send', 'one'],
      ['send', 'two'],
    ]
    Object.assign(window, { heard, Sohbet: calls })
  })
  await shopper.open()
  await expect(shopper.bubble('two')).toContainText(/Sent|Read/)
  expect((await shopper.words()).filter((word) => /^(one|two)$/.test(word))).toEqual(['one', 'two'])
  await expect(page.locator('#sohbet')).toHaveAttribute('data-theme', 'dark')
  const heard = await page.evaluate(() => (window as never as { heard: string[] }).heard)
  expect(heard.filter((text) => text.startsWith('visitor'))).toEqual(['visitor: one', 'visitor: two'])
  await page.evaluate(() => (window as never as { Sohbet: { push(call: string[]): void } }).Sohbet.push(['dance']))
  expect(shopper.complaints.splice(0)).toEqual(['Sohbet: there is no dance'])
  await page.evaluate(() => (window as never as { Sohbet: { close(): void } }).Sohbet.close())
  await expect(shopper.panel).toHaveCount(0)
})

test('by keyboard alone: open, write, close, and the focus is where it was', async ({ shopper }) => {
  const { page } = shopper
  await shopper.open('/demo/?lang=en')
  await shopper.launcher.focus()
  await page.keyboard.press('Enter')
  await expect(shopper.field).toBeFocused()
  await page.keyboard.type('first line')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('second line')
  await page.keyboard.press('Enter')
  await expect.poll(() => shopper.words()).toContain('first line\nsecond line')
  await page.keyboard.press('Escape')
  await expect(shopper.launcher).toBeFocused()
})
