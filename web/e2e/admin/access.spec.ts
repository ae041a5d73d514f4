// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { changeOwner } from './commands.ts'
import { deniz, expect, test } from './test.ts'

const buffer = Buffer.from('Handle,Title,Variant Price')

/** What axe finds serious, in words that say where. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, width] of [
    ['wide', 1280],
    ['narrow', 390],
  ] as const) {
    test.describe(`${colorScheme}, ${name}`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } })

      test('signing in', async ({ page, host }) => {
        host.isSignedIn = false
        await host.open()
        await page.getByLabel('E-mail').fill('a@b.example')
        await page.getByLabel('Password', { exact: true }).fill('x')
        await page.keyboard.press('Enter')
        await page.getByRole('alert').waitFor()
        expect(await findings(page)).toEqual([])
      })

      test('the list', async ({ page, host }) => {
        await host.open()
        await page.getByText('Deniz Kaya').waitFor()
        await page.getByText('903').waitFor()
        expect(await findings(page)).toEqual([])
        await page.getByRole('button', { name: /Account/ }).click()
        expect(await findings(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      })

      test('a session, now and in the past', async ({ page, host }) => {
        changeOwner(host.engine, deniz, 0, 'take')
        await host.open(`/admin/sessions/${deniz}`)
        await page.getByRole('log').waitFor()
        expect(await findings(page)).toEqual([])
        await page.getByRole('slider').focus()
        await page.keyboard.press('ArrowLeft')
        await page.getByText('You are looking at the past').waitFor()
        expect(await findings(page)).toEqual([])
        if (width < 900) {
          await page.getByText('Details', { exact: true }).click()
          expect(await findings(page)).toEqual([])
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      })

      for (const locale of ['en-GB', 'tr-TR']) {
        test.describe(locale, () => {
          test.use({ locale })

          test('products', async ({ page, host }) => {
            await host.open('/admin/products')
            await page.getByText('p-305').waitFor()
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          })

          test('products: changing one', async ({ page, host }) => {
            await host.open('/admin/products/p-101')
            await page.locator('input[name=price]').fill('x')
            await page.locator('summary').first().click()
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          })

          test('products: a file', async ({ page, host }) => {
            await host.open('/admin/products/import')
            await page.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer })
            await page.getByRole('button', { name: /Check the file|denetle/ }).click()
            await page.getByText('on lira').waitFor()
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          })

          test('the live page', async ({ page, host }) => {
            await host.open('/admin/live')
            await page.getByText('123 ms').waitFor()
            await page.getByText('gift_wrapping').waitFor()
            await page.getByText('Deniz Kaya').first().waitFor()
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          })

          test('analytics', async ({ page, host }) => {
            await host.open('/admin/analytics?from=2026-11-01&to=2026-11-20')
            await page.getByText('p-gone').waitFor()
            await page.getByText('gift_wrapping').waitFor()
            await page.locator('summary').click()
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          })

          test('knowledge', async ({ page, host }) => {
            test.slow() // three looks over the whole page
            await host.open('/admin/knowledge')
            await page.locator('main li').nth(3).waitFor()
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
            await page.locator('main li > button').first().click()
            await page.getByRole('dialog').waitFor()
            expect(await findings(page)).toEqual([])
            await page.keyboard.press('Escape')
            await page.getByRole('dialog').waitFor({ state: 'hidden' })
            await page.locator('main li h2 button').first().click()
            await page.getByRole('dialog').waitFor()
            await page.locator('[name="en.answer"]').fill('')
            await page.locator('form button[type=submit]').last().click()
            expect(await findings(page)).toEqual([])
          })

          test('the settings', async ({ page, host }) => {
            await host.open('/admin/settings')
            await page.getByText('data-key').waitFor()
            await page.locator('[name=dailyViewLimit]').fill('x')
            await page.locator('[name=color]').fill('#ffee88')
            expect(await findings(page)).toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
          })
        })
      }
    })
  }
}
