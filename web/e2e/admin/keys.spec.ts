// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { findings, isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

test('a key is made, shown once, exchanged and revoked', async ({ page, host }) => {
  await host.open('/admin/')
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('link', { name: 'API keys' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(5)
  await expect(page.getByText('Ends soon')).toBeVisible()
  await expect(page.getByText('Own key of Deniz Kaya')).toBeVisible()

  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await expect(dialog.getByText('Say what the key is for')).toBeVisible()
  await dialog.getByLabel('What it is for').fill('Till')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await expect(dialog.getByText('Choose at least one area')).toBeVisible()
  await dialog.getByLabel('Carts').selectOption('Read and write')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await expect(dialog.getByText(/^sohbet_sk_new5_n+$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'I have put it away' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(6)
  await expect(page.getByText(/_n{9}/)).toHaveCount(0)
  expect(host.account.keys[0]?.scopes).toEqual(['carts:write'])

  await page.getByRole('button', { name: 'Exchange the key “Till”' }).click()
  await dialog.getByRole('button', { name: 'Exchange' }).click()
  await expect(dialog.getByText(/^sohbet_sk_new5_r+$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'I have put it away' }).click()
  await expect(page.getByText(/The key before works until/)).toBeVisible()
  await page.getByRole('button', { name: 'Revoke the key “Till”' }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('button', { name: 'Revoke the key “Till”' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Exchange the key “bootstrap”' })).toHaveCount(0)
})

test('keys are looked for, missing, and out of reach', async ({ page, host }) => {
  await host.open('/admin/keys')
  await page.getByRole('searchbox').fill('deniz')
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await page.getByText('Over', { exact: true }).click()
  await expect(page.getByText('No key fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show all keys' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(5)
  host.account.keys = []
  await page.reload()
  await expect(page.getByText('No key yet')).toBeVisible()
  host.failures['GET /api-keys'] = refused(500, 'internal')
  await page.reload()
  await expect(page.getByText('The keys could not be loaded')).toBeVisible()
  delete host.failures['GET /api-keys']
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('No key yet')).toBeVisible()
})

test('others than admins find their own keys alone', async ({ page, host }) => {
  host.role = 'viewer'
  await host.open('/admin/me')
  await page.getByRole('button', { name: /Account/ }).click()
  await expect(page.getByRole('link', { name: 'API keys' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByText('You have no key.')).toBeVisible()
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New API key' })
  await expect(dialog.getByLabel('Role').getByRole('option')).toHaveText(['Viewer'])
  await dialog.getByLabel('What it is for').fill('My script')
  await dialog.getByText('Everything the role may').click()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await page.getByRole('button', { name: 'I have put it away' }).click()
  await page.getByRole('button', { name: 'Revoke the key “My script”' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('You have no key.')).toBeVisible()
})

test('a second step is set up, asked for, renewed and turned off', async ({ page, host }) => {
  await host.open('/admin/me')
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByAltText('QR code for the authenticator app')).toBeVisible()
  await expect(page.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeVisible()
  await page.getByLabel('Code of the app').fill('000 000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('alert')).toContainText('This code is not right')
  await page.getByLabel('Code of the app').fill('123 456')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await page.getByRole('button', { name: 'I have put them away' }).click()
  await expect(page.getByText('10 recovery codes left')).toBeVisible()

  await page.getByRole('button', { name: 'New recovery codes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password', { exact: true }).fill('wrong')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The password is wrong.')
  await dialog.getByLabel('Your password', { exact: true }).fill('correct horse')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'I have put them away' }).click()

  host.isSignedIn = false
  await page.reload()
  await page.getByLabel('E-mail').fill('ayse@shop.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse')
  await page.keyboard.press('Enter')
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('This code is wrong or was used before.')
  await page.getByLabel('Code', { exact: true }).fill('123456')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Turn it off' }).click()
  await dialog.getByLabel('Your password', { exact: true }).fill('correct horse')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'Set it up' })).toBeVisible()
})

test('whoever has to set it up gets no further until it is', async ({ page, host }) => {
  host.account.isMfaRequired = true
  await host.open('/admin/settings')
  await expect(page.getByRole('heading', { name: 'Set up the second step first' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  expect(await findings(page)).toEqual([])
  await page.getByLabel('Code of the app').fill('123456')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'I have put them away' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('sign-ins elsewhere are ended', async ({ page, host }) => {
  await host.open('/admin/me')
  await expect(page.getByText('Safari, iPhone')).toBeVisible()
  await page.getByRole('button', { name: /Sign out: Safari, iPhone/ }).click()
  await expect(page.getByText('Safari, iPhone')).toHaveCount(0)
  await expect(page.getByText('This browser')).toBeVisible()
})

test('an admin asks a role for the second step', async ({ page, host }) => {
  await host.open('/admin/settings')
  await page.getByRole('checkbox', { name: 'Operator' }).check()
  await expect(page.getByText('Saved. It applies from now on.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Operator' })).toBeChecked()
})

for (const locale of ['en-GB', 'tr-TR'])
  test.describe(locale, () => {
    test.use({ locale })
    test.slow() // every state is looked at four times

    test('the dialog of a new key can be read by everybody', async ({ page, host }) => {
      await host.open('/admin/keys')
      await page.locator('button', { hasText: /New key|Yeni anahtar/ }).click()
      await isReadable(page, page.getByRole('dialog'))
    })

    test('setting up the second step can be read by everybody', async ({ page, host }) => {
      await host.open('/admin/me')
      await page.getByText('Safari, iPhone').waitFor()
      await page.locator('button', { hasText: /Set it up|Kur$/ }).click()
      await isReadable(page, page.getByRole('img', { name: /QR/ }))
    })
  })
