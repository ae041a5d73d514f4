// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { changeOwner } from './commands.ts'
import { outside, routes, settled, show } from './pages.ts'
import { deniz, test } from './test.ts'

const buffer = Buffer.from('Handle,Title,Variant Price')

for (const locale of ['en-GB', 'tr-TR'])
  test.describe(locale, () => {
    test.use({ locale })
    test.slow() // every state is looked at four times

    test('every page', async ({ page, host }) => {
      test.setTimeout(300_000)
      host.merchants.isOwner = true
      await host.open('/admin/')
      for (const path of routes)
        await test.step(path, async () => {
          await show(page, path)
          await isReadable(page, page.locator('h1').first())
        })
    })

    test('every page before the sign-in and every step of the wizard', async ({ page, host }) => {
      test.setTimeout(300_000)
      host.isSignedIn = false
      host.isOpen = true
      await host.open('/admin/')
      for (const { name, open } of outside(page, host))
        await test.step(name, async () => {
          await open()
          await settled(page)
          await isReadable(page, page.locator('h1').first())
        })
    })

    test('a sign-in that was refused', async ({ page, host }) => {
      host.isSignedIn = false
      await host.open()
      await page.getByLabel(/E-mail|E-posta/).fill('a@b.example')
      await page.getByLabel(/^(Password|Parola)$/).fill('x')
      await page.keyboard.press('Enter')
      await isReadable(page, page.getByRole('alert'))
    })

    test('the menu over the list', async ({ page, host }) => {
      await host.open()
      await page.getByText('903').waitFor()
      await page.getByRole('button', { name: /^(Account|Hesap):/ }).click()
      await isReadable(page, page.getByRole('link', { name: /API keys|API anahtarları/ }))
    })

    test('a session, now and in the past', async ({ page, host }) => {
      changeOwner(host.engine, deniz, 0, 'take')
      await host.open(`/admin/sessions/${deniz}`)
      await isReadable(page, page.getByRole('log'))
      await page.getByRole('slider').focus()
      await page.keyboard.press('ArrowLeft')
      await isReadable(page, page.getByText(/You are looking at the past: |Geçmişe bakıyorsunuz: /))
    })

    test('the details of a session on a phone', async ({ page, host }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await host.open(`/admin/sessions/${deniz}`)
      await page.getByText(/^(Details|Ayrıntılar)$/).click()
      await isReadable(page, page.getByRole('heading', { level: 1 }))
    })

    test('products: changing one', async ({ page, host }) => {
      await host.open('/admin/products/p-101')
      await page.locator('input[name=price]').fill('x')
      await page.locator('summary').first().click()
      await isReadable(page, page.locator('input[name=price][aria-invalid=true]'))
    })

    test('products: a file', async ({ page, host }) => {
      await host.open('/admin/products/import')
      await page.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: /Check the file|denetle/ }).click()
      await isReadable(page, page.getByText('on lira'))
    })

    test('the live page', async ({ page, host }) => {
      await host.open('/admin/live')
      await page.getByText('123 ms').waitFor()
      await page.getByText('gift_wrapping').waitFor()
      await isReadable(page, page.getByText('Deniz Kaya').first())
    })

    test('analytics', async ({ page, host }) => {
      await host.open('/admin/analytics?from=2026-11-01&to=2026-11-20')
      await page.getByText('gift_wrapping').waitFor()
      await page.locator('summary').click()
      await isReadable(page, page.getByText('p-gone'))
    })

    test('knowledge', async ({ page, host }) => {
      await host.open('/admin/knowledge')
      const dialog = page.getByRole('dialog')
      await page.locator('main li > button').first().click()
      await isReadable(page, dialog)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      await page.locator('main li h2 button').first().click()
      await page.locator('[name="en.answer"]').fill('')
      await page.locator('form button[type=submit]').last().click()
      await isReadable(page, page.locator('[name="en.answer"][aria-invalid=true]'))
    })

    test('the settings', async ({ page, host }) => {
      await host.open('/admin/settings')
      await page.locator('[name=dailyViewLimit]').fill('x')
      await page.locator('[name=color]').fill('#ffee88')
      await isReadable(page, page.getByText('data-key'))
    })
  })
