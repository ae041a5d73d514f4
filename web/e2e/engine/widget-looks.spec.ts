// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { expect, test } from './shopper.ts'

for (const lang of ['tr', 'en'] as const)
  test.describe(lang, () => {
    test.slow() // every state is looked at four times

    test('axe finds nothing in the shop, the conversation, a comparison and a product', async ({ shopper }) => {
      const { page, panel } = shopper
      const cards = page.locator('#sohbet .card')
      await shopper.open(`/demo/?lang=${lang}`)
      await isReadable(page, shopper.launcher, { everything: true })
      await shopper.launcher.click()
      await shopper.say(lang === 'tr' ? 'ayakkabı' : 'shoes')
      await expect(cards.nth(1)).toBeVisible()
      await page.locator('#sohbet .card button').nth(0).click()
      await page.locator('#sohbet .card button').nth(1).click()
      await isReadable(page, cards.first(), { everything: true })
      await panel.getByRole('button', { name: /2 ürünü karşılaştır|Compare 2/ }).click()
      await isReadable(page, panel.getByRole('table'), { everything: true })
      await panel.getByRole('button', { name: /Mesajlara dön|Back to messages/ }).click()
      await page.locator('#sohbet .card .visit:not(.main)').first().click()
      await page.waitForURL(/product\.html/)
      await isReadable(page, page.getByRole('heading', { level: 1 }), { everything: true })
    })

    test('axe finds nothing on the way to an order', async ({ shopper }) => {
      const { page } = shopper
      const toCheckout = page.getByRole('link', { name: /Siparişi tamamla|Check out/ })
      await shopper.open(`/demo/cart.html?lang=${lang}`)
      await isReadable(page, page.getByText(/Sepetiniz boş|Your cart is empty/), { everything: true })
      await page.goto('/demo/product.html?id=silk-velvet&ref=chat&session=01HF0000000000000000000000')
      const more = page.getByRole('button', { name: /^(Artır|More)/ })
      await more.click()
      await isReadable(page, more, { everything: true })
      await page.getByRole('button', { name: /Sepete ekle|Add to cart/ }).click()
      await page.getByRole('link', { name: /Sepete git|Go to the cart/ }).click()
      await isReadable(page, toCheckout, { everything: true })
      await toCheckout.click()
      const fields = page.getByRole('main').getByRole('textbox')
      await fields.first().waitFor()
      for (const field of await fields.all()) await field.fill('a@b.example')
      await isReadable(page, fields.first(), { everything: true })
      await page.getByRole('button', { name: /Sipariş ver|Place the order/ }).click()
      await isReadable(page, page.getByRole('heading', { level: 1, name: /Teşekkürler|Thank you/ }), {
        everything: true,
      })
    })
  })
