// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './shopper.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [lang, width] of [
    ['tr', 1280],
    ['en', 1280],
    ['tr', 390],
    ['en', 390],
  ] as const) {
    test.describe(`${lang}, ${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } })

      test('axe finds nothing in the shop, the conversation, a comparison and a product', async ({ shopper }) => {
        const { page, panel } = shopper
        const findings = async () => {
          const { violations } = await new AxeBuilder({ page }).analyze()
          return violations.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`),
          )
        }
        await shopper.open(`/demo/?lang=${lang}`)
        expect(await findings()).toEqual([])
        await shopper.launcher.click()
        await shopper.say(lang === 'tr' ? 'ayakkabı' : 'shoes')
        await expect(page.locator('#sohbet .card').nth(1)).toBeVisible()
        await shopper.page.locator('#sohbet .card button').nth(0).click()
        await shopper.page.locator('#sohbet .card button').nth(1).click()
        expect(await findings()).toEqual([])
        await panel.getByRole('button', { name: /2 ürünü karşılaştır|Compare 2/ }).click()
        await expect(panel.getByRole('table')).toBeVisible()
        expect(await findings()).toEqual([])
        await panel.getByRole('button', { name: /Mesajlara dön|Back to messages/ }).click()
        await page.locator('#sohbet .card .visit:not(.main)').first().click()
        await page.waitForURL(/product\.html/)
        await page.getByRole('heading', { level: 1 }).waitFor()
        expect(await findings()).toEqual([])
      })

      test('axe finds nothing on the way to an order', async ({ shopper }) => {
        const { page } = shopper
        const findings = async () => {
          const { violations } = await new AxeBuilder({ page }).analyze()
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
          )
        }
        await shopper.open(`/demo/cart.html?lang=${lang}`)
        await expect(page.getByText(/Sepetiniz boş|Your cart is empty/)).toBeVisible()
        expect(await findings()).toEqual([])
        await page.goto('/demo/product.html?id=silk-velvet&ref=chat&session=01HF0000000000000000000000')
        await page.getByRole('button', { name: /^(Artır|More)/ }).click()
        expect(await findings()).toEqual([])
        await page.getByRole('button', { name: /Sepete ekle|Add to cart/ }).click()
        await page.getByRole('link', { name: /Sepete git|Go to the cart/ }).click()
        await page.getByRole('link', { name: /Siparişi tamamla|Check out/ }).waitFor()
        expect(await findings()).toEqual([])
        await page.getByRole('link', { name: /Siparişi tamamla|Check out/ }).click()
        await page.getByRole('textbox').first().waitFor()
        for (const field of await page.getByRole('main').getByRole('textbox').all()) await field.fill('a@b.example')
        expect(await findings()).toEqual([])
        await page.getByRole('button', { name: /Sipariş ver|Place the order/ }).click()
        await page.getByRole('heading', { level: 1, name: /Teşekkürler|Thank you/ }).waitFor()
        expect(await findings()).toEqual([])
      })
    })
  }
}
