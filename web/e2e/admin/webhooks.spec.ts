// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a webhook is added and its secret is shown once', async ({ page, host }) => {
  await host.open('/admin/')
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('link', { name: 'Webhooks' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('Turned off: the server said it is gone')).toBeVisible()
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give it a name')).toBeVisible()
  await dialog.getByLabel('Name').fill('Warehouse')
  await dialog.getByLabel('Address').fill('https://warehouse.shop.example/in')
  await dialog.getByText('Only what I choose').click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Choose at least one')).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'A limit is near' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText(/^whsec_n+=$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'I have put it away' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByText(/whsec_/)).toHaveCount(0)
  expect(host.hooks.hooks[2]?.types).toEqual(['notification.limit_near'])
})

test('the log tells what came of it, and it is sent again', async ({ page, host }) => {
  await host.open('/admin/webhooks')
  await page.getByRole('link', { name: 'Log of “Kasa”' }).click()
  await expect(page.getByRole('heading', { name: /Kasa/ })).toBeVisible()
  await page.getByText('Given up', { exact: true }).first().click()
  await expect(page).toHaveURL(/status=dead/)
  await expect(page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: /Details of A limit is near/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Internal Server Error')).toBeVisible()
  await dialog.getByRole('button', { name: 'Send again' }).click()
  await expect(dialog.getByText('It is on its way again.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('No delivery like this')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')).toHaveCount(3)
  await page.getByRole('button', { name: 'Send again what was given up' }).click()
  await expect(page.getByText('1 is on its way again')).toBeVisible()
})

test('it is changed, given another secret and deleted', async ({ page, host }) => {
  await host.open('/admin/webhooks/till')
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await dialog.getByRole('switch', { name: 'Turned on' }).press('Space')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Off', { exact: true })).toBeVisible()
  expect(host.hooks.hooks[0]?.url).toBe('https://till.shop.example/sohbet')
  await page.getByRole('button', { name: 'Renew the secret' }).click()
  await dialog.getByRole('button', { name: 'Renew the secret' }).click()
  await expect(dialog.getByText(/^whsec_r+=$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'I have put it away' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(1)
})

test('webhooks are missing, not found and out of reach', async ({ page, host }) => {
  await host.open('/admin/webhooks')
  await page.getByRole('searchbox').fill('nobody')
  await expect(page.getByText('No webhook fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(2)
  host.hooks.hooks = []
  await page.reload()
  await expect(page.getByText('No webhook yet')).toBeVisible()
  host.failures['GET /webhooks'] = refused(500, 'internal')
  await page.reload()
  await expect(page.getByText('The webhooks could not be loaded')).toBeVisible()
})

test('others than admins are told whose it is', async ({ page, host }) => {
  host.role = 'operator'
  await host.open('/admin/webhooks')
  await expect(page.getByText('Only admins keep webhooks. Your role is Operator.')).toBeVisible()
})

for (const locale of ['en-GB', 'tr-TR'])
  test.describe(locale, () => {
    test.use({ locale })
    test.slow() // every state is looked at four times

    test('the dialog of a webhook can be read by everybody', async ({ page, host }) => {
      await host.open('/admin/webhooks')
      await page.locator('button', { hasText: /Add a webhook|Webhook ekle/ }).click()
      await isReadable(page, page.getByRole('dialog'))
    })

    test('a delivery can be read by everybody', async ({ page, host }) => {
      await host.open('/admin/webhooks/till')
      await page
        .locator('button', { hasText: /Details|Ayrıntılar/ })
        .first()
        .click()
      await isReadable(page, page.locator('pre').last())
    })
  })
