// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Page, test } from '@playwright/test'
import { killAndRestart } from './engine.ts'

const question = 'Merhaba, kırmızı ayakkabı var mı?'

function watchFor(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    const text = message.text()
    // While the engine is away the browser says so itself.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(text)) complaints.push(text)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
}

/** The session that the page's own socket is welcomed to. */
function sessionOf(page: Page): Promise<string> {
  return new Promise((found) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const frame = JSON.parse(String(payload))
        if (frame.type === 'welcome') found(frame.session)
      }),
    ),
  )
}

async function ask(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /mesaj/i })
  await field.fill(text)
  await field.press('Enter')
}

test('a visitor asks, opens a product, talks to an agent, and a crash in the middle loses nothing', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const complaints: string[] = []
  const turkish = { ...(baseURL === undefined ? {} : { baseURL }), locale: 'tr-TR' }
  const shop = await (await browser.newContext(turkish)).newPage()
  const staff = await (await browser.newContext(turkish)).newPage()
  watchFor(shop, complaints)
  watchFor(staff, complaints)

  await staff.goto('/admin/')
  await staff.getByLabel('E-posta').fill(process.env.SOHBET_ADMIN_EMAIL ?? '')
  await staff.getByLabel('Parola', { exact: true }).fill(process.env.SOHBET_ADMIN_PASSWORD ?? '')
  await staff.keyboard.press('Enter')
  await staff.getByRole('status', { name: 'Canlı', exact: true }).waitFor()

  const session = sessionOf(shop)
  await shop.goto('/demo/')
  await shop.getByRole('button', { name: 'Sohbette sor' }).click()
  await ask(shop, question)
  const card = shop.getByRole('log').getByRole('listitem').filter({ hasText: 'Kırmızı Koşu Ayakkabısı' }).last()
  await expect(card).toBeVisible({ timeout: 30_000 })

  // The list shows the step as it happens, and the session's page the whole.
  const row = staff.getByRole('row').filter({ has: staff.locator(`a[href$="${await session}"]`) })
  await expect(row).toContainText('Bot')
  await row.getByRole('link').first().click()
  const log = staff.getByRole('log')
  await expect(log).toContainText(question)
  await expect(log).toContainText('Kırmızı Koşu Ayakkabısı')

  await card.getByText('Ayrıntılar').click()
  await expect(shop).toHaveURL(/product\.html.*ref=chat/)
  await expect(shop.getByRole('heading', { level: 1, name: 'Kırmızı Koşu Ayakkabısı' })).toBeVisible()
  await expect(staff.getByText('Etkileşimler (1)')).toBeVisible({ timeout: 15_000 })

  await staff.getByRole('button', { name: 'Devral' }).click()
  const answer = staff.getByRole('textbox')
  await answer.fill('Hemen bakıyorum.')
  await answer.press('Enter')
  await expect(log).toContainText('Hemen bakıyorum.')
  await shop.reload()
  await expect(shop.getByText('Hemen bakıyorum.').last()).toBeAttached()

  await killAndRestart()
  await expect(shop.getByText('Hemen bakıyorum.').last()).toBeAttached()
  await staff.getByRole('status', { name: 'Canlı', exact: true }).waitFor({ timeout: 120_000 })
  await answer.fill('Buradayım, devam edelim.')
  await answer.press('Enter')
  await expect(shop.getByText('Buradayım, devam edelim.').last()).toBeAttached({ timeout: 60_000 })
  await shop.reload()
  await expect(shop.getByText(question)).toHaveCount(1)
  await expect(shop.getByText('Hemen bakıyorum.')).toHaveCount(1)

  await staff.getByRole('button', { name: /geri ver/i }).click()
  await expect(staff.getByText('Bot yanıtlıyor')).toBeVisible()
  expect(complaints).toEqual([])
})
