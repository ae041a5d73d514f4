// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { PlayedCatalogue } from './catalogue.ts'
import { test } from './test.ts'

/** Pictures to look at: every page in both languages and lights, wide and narrow. They stay in the results folder. */
const looks = [
  { name: 'en-light-wide', locale: 'en-GB', colorScheme: 'light', width: 1280, height: 800 },
  { name: 'tr-dark-wide', locale: 'tr-TR', colorScheme: 'dark', width: 1280, height: 800 },
  { name: 'tr-light-narrow', locale: 'tr-TR', colorScheme: 'light', width: 390, height: 844 },
  { name: 'en-dark-narrow', locale: 'en-GB', colorScheme: 'dark', width: 390, height: 844 },
] as const

for (const { name, locale, colorScheme, width, height } of looks) {
  test.describe(name, () => {
    test.use({ locale, colorScheme, viewport: { width, height } })
    test('pictures', async ({ page, host }) => {
      const shoot = (what: string) => page.screenshot({ path: `e2e/results/looks/${what}-${name}.png` })
      host.isSignedIn = false
      await host.open('/admin/')
      await page.locator('input[name=email]').fill('ayse@shop.example')
      await page.locator('input[name=password]').fill('wrong')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      await shoot('1-sign-in')
      await page.locator('input[name=password]').fill('correct horse')
      await page.keyboard.press('Enter')
      await page.getByText('Deniz Kaya').waitFor()
      await page.waitForTimeout(500)
      await shoot('2-sessions')
      await page.getByRole('link', { name: /^(Live|Canlı)$/ }).click()
      await page.getByText('123 ms').waitFor()
      await page.waitForTimeout(500)
      await page.screenshot({ path: `e2e/results/looks/9-live-${name}.png`, fullPage: true })
      await page.getByRole('link', { name: /^(Analytics|Analiz)$/ }).click()
      await page.getByText('gift_wrapping').waitFor()
      await page.getByText(/^(Custom|Özel)$/).click()
      await page.waitForTimeout(500)
      await page.screenshot({ path: `e2e/results/looks/10-analytics-${name}.png`, fullPage: true })
      await page.getByRole('link', { name: /^(Sessions|Oturumlar)$/ }).click()
      await page.getByText('Deniz Kaya').waitFor()
      await page.getByText('Deniz Kaya').click()
      await page.getByRole('log').waitFor()
      await page.waitForTimeout(500)
      await shoot('3-session')
      await page.getByRole('button', { name: /Take over|Devral/ }).click()
      await page.getByRole('textbox').fill('Elbette, kaç harf olacak?')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(300)
      host.typing('01JD7Z3Q8M4K2V6T9X5B7C1N0P', true)
      await page.waitForTimeout(500)
      await shoot('4-taken')
      if (width < 900) {
        await page.getByText(/^(Details|Ayrıntılar)$/).click()
        await shoot('5-details')
        await page.getByText(/^(Conversation|Konuşma)$/).click()
      }
      await page.getByRole('slider').focus()
      for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft')
      await page.waitForTimeout(800)
      await shoot('6-past')
      await page.getByRole('button', { name: /Account|Hesap/ }).click()
      await page.waitForTimeout(200)
      await shoot('7-account')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: /^(Knowledge|Bilgi)$/ }).click()
      await page.locator('main li').nth(3).waitFor()
      await page
        .locator('#try ~ form input[type=text], #try ~ form input:not([type])')
        .first()
        .fill('how much is shipping')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(500)
      await page.screenshot({ path: `e2e/results/looks/11-knowledge-${name}.png`, fullPage: true })
      await page.locator('main li h2 button').first().click()
      await page.getByRole('dialog').waitFor()
      await page.locator('[name="en.answer"]').fill('')
      await page.locator('form button[type=submit]').last().click()
      await page.waitForTimeout(500)
      await page.screenshot({ path: `e2e/results/looks/12-entry-${name}.png` })
      await page.locator('[role=dialog] header button').click()
      await page.locator('[role=dialog] [role=alert] button').last().click()
      await page.locator('main li button').nth(1).click()
      await page.waitForTimeout(500)
      await page.screenshot({ path: `e2e/results/looks/13-delete-${name}.png` })
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: /Settings|Ayarlar/ }).click()
      await page.getByText('data-key').waitFor()
      await page.waitForTimeout(300)
      await page.screenshot({ path: `e2e/results/looks/8-settings-${name}.png`, fullPage: true })
    })

    test('pictures of products', async ({ page, host }) => {
      const shoot = (what: string) => page.screenshot({ path: `e2e/results/looks/${what}-${name}.png`, fullPage: true })
      await host.open('/admin/products')
      await page.getByText('p-305').waitFor()
      await page.waitForTimeout(400)
      await shoot('11-products')
      host.catalogue.products.length = 0
      await page.reload()
      await page.getByText(/No products yet|Henüz ürün yok/).waitFor()
      await shoot('12-no-products')
      host.catalogue.products = new PlayedCatalogue().products
      await page.goto('/admin/products/p-101')
      await page.locator('summary').first().click()
      await page.waitForTimeout(400)
      await shoot('13-product')
      await page.locator('input[name=price]').fill('1.299,90')
      host.catalogue.change('p-101', { url: '/elsewhere' })
      await page.locator('input[name=price]').fill('1111')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      await page.screenshot({ path: `e2e/results/looks/14-overtaken-${name}.png` })
      await page.getByRole('button', { name: /^(Load the new version|Yeni hâlini yükle)$/ }).click()
      await page.getByRole('button', { name: /^(Discard|Vazgeç)$/ }).click()
      await page.getByRole('button', { name: /^(Delete…|Sil…)$/ }).click()
      await page.waitForTimeout(400)
      await page.screenshot({ path: `e2e/results/looks/15-delete-${name}.png` })
      await page.goto('/admin/products/import')
      const buffer = Buffer.from('Handle,Title,Variant Price')
      await page.locator('input[type=file]').setInputFiles({ name: 'ürünler-kasım.csv', mimeType: 'text/csv', buffer })
      await page.waitForTimeout(300)
      await shoot('16-chosen')
      host.catalogue.looks = 3
      await page.getByRole('button', { name: /^(Check the file|Dosyayı denetle)$/ }).click()
      await page.getByRole('progressbar').waitFor()
      await page.waitForTimeout(1500)
      await shoot('17-checking')
      await page.getByText('on lira').waitFor()
      await page.waitForTimeout(300)
      await shoot('18-checked')
    })
  })
}
