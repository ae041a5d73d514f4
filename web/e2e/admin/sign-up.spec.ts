// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test'
import { isReadable } from '../access.ts'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, timezoneId: 'Europe/Berlin' })

async function fill(page: Page, password: string): Promise<void> {
  await page.getByLabel('Name of the shop').fill('Işık Kitabevi')
  await page.getByLabel('Your name').fill('Ayşe Işık')
  await page.getByLabel('E-mail').fill('ayse@isik.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
}

test('a shop is asked for from the sign-in, and the answer is the mail’s', async ({ page, host }) => {
  host.isSignedIn = false
  host.isOpen = true
  await host.open('/admin/')
  await page.getByRole('link', { name: 'Open a shop of your own' }).click()
  await expect(page.getByRole('heading', { name: 'Open a shop' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/Berlin')
  await fill(page, 'password123')
  await expect(page.getByText(/Strength: /)).toBeVisible()
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await expect(page.getByText('made of words that everybody tries first')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('three small otters')
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'We have written to ayse@isik.example.' })).toBeVisible()
  expect(host.wishes).toEqual([
    {
      ...{ shop: 'Işık Kitabevi', name: 'Ayşe Işık', email: 'ayse@isik.example', password: 'three small otters' },
      ...{ zone: 'Europe/Berlin', currency: 'EUR', region: 'GB', locale: 'en' },
    },
  ])
})

test('the mailed link asks for the password and leads into the shop', async ({ page, host }) => {
  host.isSignedIn = false
  await host.open('/admin/sign-up#a-token')
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('That is not the password you have chosen when you signed up.')
  await page.getByLabel('Password', { exact: true }).fill('three small otters')
  await page.getByRole('button', { name: 'Confirm and open the shop' }).click()
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible()
})

test('a link that is over, too many tries, and an installation that is closed', async ({ page, host }) => {
  host.isSignedIn = false
  await host.open('/admin/sign-up#another')
  await page.getByLabel('Password', { exact: true }).fill('three small otters')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('The link has been used or has run out.')
  await page.getByRole('link', { name: 'Sign up again' }).click()
  await expect(page.getByText('Nobody opens a shop by themselves here.')).toBeVisible()
  await page.getByRole('link', { name: 'To the sign-in' }).click()
  await expect(page.getByLabel('E-mail')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open a shop of your own' })).toHaveCount(0)
  host.isOpen = true
  host.failures['POST /sign-up'] = refused(429, 'throttled', { 'Retry-After': '2' })
  await page.goto('/admin/sign-up')
  await fill(page, 'three small otters')
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await expect(page.getByRole('alert')).toHaveText('Too many attempts. Try again in 2 seconds.')
})

for (const locale of ['tr-TR', 'en-GB'])
  test.describe(locale, () => {
    test.use({ locale })

    test('the page of the mailed link can be read by everybody', async ({ page, host }) => {
      host.isSignedIn = false
      await host.open('/admin/sign-up#a-token')
      await isReadable(page, page.getByRole('heading', { level: 1 }), { everything: true })
    })
  })
