// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

for (const lang of ['tr', 'en'] as const)
  test.describe(lang, () => {
    test.use({ locale: lang === 'tr' ? 'tr-TR' : 'en-GB', contextOptions: { reducedMotion: 'reduce' } })
    test.slow() // every state is looked at four times

    test('an owner sees the shops, suspends one and goes to another', async ({ page, host }) => {
      host.merchants.isOwner = true
      await host.open('/admin/merchants')
      await expect(page.getByRole('listitem')).toHaveCount(4)
      await isReadable(page, page.getByRole('listitem').first(), { everything: true })
      await page.getByRole('searchbox').fill('ışık')
      await expect(page.getByRole('listitem')).toHaveCount(2)
      await page.getByRole('button', { name: /Işık Kitabevi mağazasını askıya al|Suspend Işık Kitabevi/ }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toContainText(lang === 'tr' ? 'Hiçbir şey silinmez' : 'Nothing is deleted')
      await dialog.getByRole('textbox').fill('Fatura')
      await isReadable(page, dialog)
      await dialog.getByRole('button', { name: /^(Askıya al|Suspend)$/ }).click()
      await expect(page.getByText(/· Fatura/)).toBeVisible()
      await page.getByRole('button', { name: /Işık Kitabevi mağazasına gir|Enter Işık Kitabevi/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Işık Kitabevi')
      await isReadable(page, page.getByText(/(Neden|Reason): Fatura/), { everything: true })
      await page.getByRole('button', { name: /Mağazayı yeniden aç|Open the shop again/ }).click()
      await expect(page.getByRole('navigation')).toBeVisible()
    })

    test('the settings of a shop hold its hours and the keys of its chat', async ({ page, host }) => {
      await host.open('/admin/settings')
      await page.getByRole('button', { name: /Gizli anahtarı yenile|Exchange the secret/ }).click()
      await page.getByRole('button', { name: /^(Yenile|Exchange)$/ }).click()
      await expect(page.getByText('a-secret-of-forty-three-characters-or-more')).toBeVisible()
      await page.getByRole('button', { name: /^(Tamam|Done)$/ }).click()
      await expect(page.getByText('a-secret-of-forty-three-characters-or-more')).toBeHidden()
      await page.getByRole('checkbox', { name: /Her zaman birisi var|People are there at all times/ }).uncheck()
      const monday = page.getByLabel(lang === 'tr' ? 'Pazartesi' : 'Monday')
      await monday.fill('18:00-09:00')
      await expect(monday).toHaveAttribute('aria-invalid', 'true')
      await monday.fill('9:00-18:00')
      await isReadable(page, monday, { everything: true })
      const request = page.waitForRequest((one) => one.method() === 'PATCH')
      await page.getByRole('button', { name: /^(Kaydet|Save)$/ }).click()
      expect((await request).postDataJSON().hours.week.mon).toEqual([{ from: '09:00', to: '18:00' }])
    })
  })

test('somebody of two shops goes to the other one with the keyboard alone', async ({ page, host }) => {
  await host.open('/admin/settings')
  const account = page.getByRole('button', { name: /^Account/ })
  await account.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Go to another shop' }).focus()
  await page.keyboard.press('Enter')
  const there = page.getByRole('dialog').getByRole('button', { name: /Işık Kitabevi/ })
  await there.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible()
  expect(host.merchants.current).toBe('isik')
})

test('shops that cannot be loaded, a search that finds none, and somebody who is no owner', async ({ page, host }) => {
  host.merchants.isOwner = true
  await host.open('/admin/merchants')
  await page.getByRole('searchbox').fill('no such shop')
  await expect(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page.getByText('Orman Bahçe')).toBeVisible()
  await page.getByRole('button', { name: 'Take the role of owner from Ayşe Yılmaz' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take the role' }).click()
  await expect(page.getByRole('alert')).toHaveText('The installation’s last owner has to stay.')
  host.failures['GET /merchants'] = refused(500, 'internal')
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('The shops could not be loaded')
  host.merchants.isOwner = false
  await page.reload()
  await expect(page.getByText('Only owners of the installation see this page.')).toBeVisible()
})
