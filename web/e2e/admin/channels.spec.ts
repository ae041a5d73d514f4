// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const sid = `AC${'1'.repeat(32)}`

test('a channel is added, tested, changed and deleted, and its key is never read again', async ({ page, host }) => {
  await host.open('/admin/settings')
  await page.getByRole('link', { name: 'Channels: SMS, WhatsApp, Telegram' }).click()
  await expect(page.getByRole('heading', { name: 'Channels', exact: true })).toBeVisible()
  await expect(page.getByText('come with a later version')).toBeVisible()
  await expect(page.getByText('https://shop.example/api/twilio/webhook')).toBeVisible()
  await page.getByRole('button', { name: 'Add a channel' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Kind')).toBeFocused()
  await dialog.getByLabel('Kind').selectOption('whatsapp')
  await dialog.getByLabel('Name', { exact: true }).fill('Şube')
  await dialog.getByLabel('Account SID').fill('AC1')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('It begins with AC and has 34 characters.')).toBeVisible()
  await dialog.getByLabel('Account SID').fill(sid)
  await dialog.getByLabel('Auth token', { exact: true }).fill('a-secret-of-twilio')
  await dialog.getByLabel('Numbers').fill('+90 532 000 00 00')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(3)
  expect(host.channels.channels[2]).toMatchObject({ kind: 'whatsapp', numbers: ['+905320000000'] })
  expect(host.channels.secrets.get('c-3')).toBe('a-secret-of-twilio')
  await page.getByRole('button', { name: 'Test “Şube”' }).click()
  await expect(page.getByText('The account is good: Işık Kitabevi')).toBeVisible()
  await page.getByRole('button', { name: 'Test “Işık botu”' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is no key yet.' })).toBeVisible()
  await page.getByRole('button', { name: 'Change “Şube”' }).click()
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused()
  await expect(dialog.getByLabel('Auth token', { exact: true })).toHaveValue('')
  await expect(dialog.getByText('One is kept. Leave this empty to keep it.')).toBeVisible()
  await dialog.getByLabel('Name', { exact: true }).fill('Merkez')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: /^Merkez/ })).toBeVisible()
  expect(host.channels.secrets.get('c-3')).toBe('a-secret-of-twilio')
  await page.getByRole('button', { name: 'Delete “Merkez”' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(2)
})

test('channels are missing, not found and out of reach', async ({ page, host }) => {
  await host.open('/admin/channels')
  await page.getByRole('searchbox').fill('nobody')
  await expect(page.getByText('No channel fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(2)
  host.channels.channels = []
  await page.reload()
  await expect(page.getByText('No channel yet')).toBeVisible()
  host.failures['GET /channels'] = refused(500, 'internal')
  await page.reload()
  await expect(page.getByText('The channels could not be loaded')).toBeVisible()
})

test('others than admins see the channels and who may change them', async ({ page, host }) => {
  host.role = 'operator'
  await host.open('/admin/channels')
  await expect(page.getByText('Only admins change channels. Your role is Operator.')).toBeVisible()
  await expect(page.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Test “Mağaza hattı”' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('button', { name: 'Add a channel' })).toHaveAttribute('aria-disabled', 'true')
})

for (const locale of ['tr-TR', 'en-GB'])
  test.describe(locale, () => {
    test.use({ locale })

    test('the dialog of a channel can be read by everybody', async ({ page, host }) => {
      await host.open('/admin/channels')
      await page.getByRole('button', { name: /Add a channel|Kanal ekle/ }).click()
      await isReadable(page, page.getByRole('dialog'))
    })
  })
