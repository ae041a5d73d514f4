// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test'
import { code } from './authenticator.ts'
import { elsewhere, expect, isIn, leave, signIn, test } from './people.ts'

async function second(page: Page, shown: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(shown)
  await page.keyboard.press('Enter')
}

const refused = (page: Page) => expect(page.getByRole('alert')).toContainText('wrong or was used before')

test('a second step is set up, asked for, and each code taken once', async ({ shop, browser, baseURL }) => {
  test.setTimeout(180_000)
  const { page } = shop
  await page.goto('/admin/me')
  await page.getByRole('button', { name: 'Set it up' }).click()
  const key = await page.getByTestId('mfa-key').innerText()
  await expect(page.getByAltText('QR code for the authenticator app')).toBeVisible()
  await page.getByLabel('Code of the app').fill(code(key))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recovery = await codes.first().innerText()
  await page.getByRole('button', { name: 'I have put them away' }).click()
  await expect(page.getByText('10 recovery codes left')).toBeVisible()

  const other = await elsewhere(browser, baseURL)
  const enter = () => signIn(other, shop.email, shop.password)
  await other.goto('/admin/')
  await enter()
  await second(other, '000000')
  await refused(other)
  // The one of this step is used up; a clock that is a step ahead is put up with.
  const next = code(key, 1)
  await second(other, next)
  await isIn(other)
  await leave(other)

  await enter()
  await second(other, next)
  await refused(other)
  await second(other, recovery)
  await isIn(other)
  await leave(other)

  await enter()
  await second(other, recovery)
  await refused(other)
})

test('a key made in the page opens what its scopes say until it is revoked', async ({ shop, playwright, baseURL }) => {
  const { page } = shop
  const request = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL })
  await page.goto('/admin/keys')
  await page.getByRole('button', { name: 'New key' }).first().click()
  const dialog = page.getByRole('dialog')
  const name = `E2E ${Date.now()}`
  await dialog.getByLabel('What it is for').fill(name)
  await dialog.getByLabel('Sessions').selectOption('Read')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  const key = await dialog.getByRole('region', { name: 'The key' }).innerText()
  expect(key).toMatch(/^sohbet_sk_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/)
  await dialog.getByRole('button', { name: 'I have put it away' }).click()

  const ask = async (path: string) => {
    const response = await request.get(`/api/v1${path}`, { headers: { Authorization: `Bearer ${key}` } })
    return { status: response.status(), code: ((await response.json()) as { code?: string }).code }
  }
  expect(await ask('/sessions')).toEqual({ status: 200, code: undefined })
  expect(await ask('/products')).toEqual({ status: 403, code: 'scope_needed' })
  await page.getByRole('button', { name: `Revoke the key “${name}”` }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('button', { name: `Revoke the key “${name}”` })).toHaveCount(0)
  expect(await ask('/sessions')).toEqual({ status: 401, code: 'unauthenticated' })
  await request.dispose()
})
