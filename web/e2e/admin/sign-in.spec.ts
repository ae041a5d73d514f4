// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from './host.ts'
import { expect, test } from './test.ts'

test('a wrong password is said, a right one leads to the page asked for', async ({ page, host }) => {
  host.isSignedIn = false
  // Where to go then is the page that is open, and nothing that the address says beside it.
  await host.open('/admin/settings?next=//evil.example&return=https://evil.example')
  await page.getByLabel('E-mail').fill('ayse@shop.example')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveText('The e-mail or the password is wrong.')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await page.getByLabel('Password', { exact: true }).fill('correct horse')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page).toHaveURL(/^http:\/\/admin\.test\/admin\/settings/)
})

test('before anybody signs in the browser has nothing to complain about', async ({ page, host }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  host.isSignedIn = false
  await host.open('/admin/')
  await expect(page.getByLabel('E-mail')).toBeVisible()
  expect(said).toEqual([])
})

test('whoever tries too often is told how long to wait', async ({ page, host }) => {
  host.isSignedIn = false
  host.failures['POST /sign-in'] = refused(429, 'throttled', { 'Retry-After': '2' })
  await host.open()
  await page.getByLabel('E-mail').fill('ayse@shop.example')
  await page.getByLabel('Password', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Too many attempts. Try again in 2 seconds.')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  await expect(page.getByRole('alert')).toHaveText('You can try again now.')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
})

test('signing out asks for a new sign-in, and so does a session that ended elsewhere', async ({ page, host }) => {
  await host.open()
  await page.getByRole('button', { name: 'Account: Ayşe Yılmaz' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill('ayse@shop.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Deniz Kaya')).toBeVisible()
  host.isSignedIn = false
  await host.bye(4401)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('the language is the browser’s until it is chosen, and then remembered', async ({ page, host }) => {
  await host.open()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('button', { name: 'Account: Ayşe Yılmaz' }).click()
  await page.getByText('Türkçe').click()
  await expect(page.getByRole('heading', { name: 'Oturumlar' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr')
  await expect(page).toHaveTitle('Oturumlar · Sohbet')
})
