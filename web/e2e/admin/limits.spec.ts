// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

for (const lang of ['tr', 'en'] as const)
  test.describe(lang, () => {
    test.use({ locale: lang === 'tr' ? 'tr-TR' : 'en-GB' })

    test('limits of requests are shown with who came near one', async ({ page, host }) => {
      await host.open('/admin/settings')
      await page.getByRole('link', { name: /İstek sınırları|Limits of requests/ }).click()
      await expect(page.getByRole('row', { name: /k-till/ })).toContainText(lang === 'tr' ? '1.204' : '1,204')
      await expect(page.getByText(lang === 'tr' ? 'Dakikada 60.000' : '60,000 in a minute')).toBeVisible()
      await isReadable(page, page.getByRole('row', { name: /k-till/ }), { everything: true })
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
