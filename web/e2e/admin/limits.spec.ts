// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import AxeBuilder from '@axe-core/playwright'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

for (const [lang, colorScheme, width] of [
  ['tr', 'light', 1280],
  ['en', 'dark', 390],
] as const)
  test.describe(`${lang}, ${colorScheme}, ${width} px`, () => {
    test.use({ locale: lang === 'tr' ? 'tr-TR' : 'en-GB', colorScheme, viewport: { width, height: 844 } })

    test('limits of requests are shown with who came near one', async ({ page, host }) => {
      await host.open('/admin/settings')
      await page.getByRole('link', { name: /İstek sınırları|Limits of requests/ }).click()
      await expect(page.getByRole('row', { name: /k-till/ })).toContainText(lang === 'tr' ? '1.204' : '1,204')
      await expect(page.getByText(lang === 'tr' ? 'Dakikada 60.000' : '60,000 in a minute')).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(isWide).toBe(false)
    })
  })

test('limits nobody came near, limits that cannot be loaded, and somebody who may not see them', async ({
  page,
  host,
}) => {
  host.limits = { ...host.limits, uses: [] }
  await host.open('/admin/limits')
  await expect(page.getByText('Nobody came near a limit')).toBeVisible()
  host.failures['GET /limits'] = refused(503, 'internal')
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('The limits could not be loaded')
  host.role = 'viewer'
  await page.reload()
  await expect(page.getByText('Only admins see the limits.')).toBeVisible()
})
