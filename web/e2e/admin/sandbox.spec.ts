// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

for (const lang of ['tr', 'en'] as const)
  test.describe(lang, () => {
    test.use({ locale: lang === 'tr' ? 'tr-TR' : 'en-GB' })

    test('in a sandbox the time goes forward, and the pages say how far it has', async ({ page, host }) => {
      host.clock.sandbox = true
      await host.open('/admin/settings')
      const title = lang === 'tr' ? 'Deneme ortamının saati' : 'The sandbox’s time'
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      const badge = page.getByRole('link', { name: lang === 'tr' ? /^Saat 4 gün ileride/ : /^Time: 4 days ahead/ })
      await expect(badge).toHaveCount(0)
      const names = lang === 'tr' ? ['3 gün', '1 gün'] : ['3 days', '1 day']
      for (const name of names) await page.getByRole('button', { name, exact: true }).click()
      await isReadable(page, badge, { everything: true })
      await page.getByRole('link', { name: /Canlı|Live/ }).click()
      await expect(badge).toBeVisible()
    })
  })

test('its end is said, an operator may not, and without a sandbox nothing is there', async ({ page, host }) => {
  host.clock.sandbox = true
  host.failures['POST /sandbox/clock'] = refused(409, 'clock_too_far')
  await host.open('/admin/settings')
  await page.getByRole('button', { name: '1 hour' }).click()
  await expect(page.getByRole('alert')).toContainText('It goes no farther')
  host.role = 'operator'
  await page.reload()
  await expect(page.getByText('Only admins move it.')).toBeVisible()
  host.clock.sandbox = false
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.getByText('The sandbox’s time')).toHaveCount(0)
})
