// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createHmac } from 'node:crypto'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'

const email = process.env.SOHBET_ADMIN_EMAIL ?? ''
const password = process.env.SOHBET_ADMIN_PASSWORD ?? ''

/** What an authenticator app would show, one step of half a minute beside the present one. */
async function code(key: string, beside: number): Promise<string> {
  // A step that is about to end could be over when the code arrives.
  await expect.poll(() => Math.floor(Date.now() / 1000) % 30, { timeout: 20_000 }).toBeLessThan(20)
  const bits = [...key.replace(/\s/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + beside))
  const hash = createHmac('sha1', secret).update(step).digest()
  const at = (hash[19] ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function enter(page: Page): Promise<void> {
  await page.goto('/admin/')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

async function second(page: Page, shown: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(shown)
  await page.keyboard.press('Enter')
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByLabel('E-mail')).toBeVisible()
}

const isIn = (page: Page) => expect(page.getByRole('status', { name: 'Live', exact: true })).toBeVisible()

const refused = (page: Page) => expect(page.getByRole('alert')).toContainText('wrong or was used before')

/** Whatever happened, the next story signs in with the password alone. */
async function turnOff(request: APIRequestContext): Promise<void> {
  const { csrf } = (await (await request.get('/api/v1/me')).json()) as { csrf: string }
  await request.delete('/api/v1/me/mfa', { headers: { 'X-CSRF-Token': csrf }, data: { password } })
}

test('a second step is set up, asked for, and each code taken once', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000)
  await enter(page)
  await isIn(page)
  const stays = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    storageState: await page.context().storageState(),
  })
  try {
    await page.goto('/admin/me')
    await page.getByRole('button', { name: 'Set it up' }).click()
    const key = await page.getByTestId('mfa-key').innerText()
    await expect(page.getByAltText('QR code for the authenticator app')).toBeVisible()
    await page.getByLabel('Code of the app').fill(await code(key, -1))
    await page.getByRole('button', { name: 'Turn it on' }).click()
    const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem')
    await expect(codes).toHaveCount(10)
    const recovery = await codes.first().innerText()
    await page.getByRole('button', { name: 'I have put them away' }).click()
    await expect(page.getByText('10 recovery codes left')).toBeVisible()

    const other = await browser.newContext(baseURL === undefined ? {} : { baseURL })
    const visitor = await other.newPage()
    await enter(visitor)
    await second(visitor, '000000')
    await refused(visitor)
    const now = await code(key, 0)
    await second(visitor, now)
    await isIn(visitor)
    await leave(visitor)

    await enter(visitor)
    await second(visitor, now)
    await refused(visitor)
    await second(visitor, recovery)
    await isIn(visitor)
    await leave(visitor)

    await enter(visitor)
    await second(visitor, recovery)
    await refused(visitor)
    await second(visitor, await code(key, 1))
    await isIn(visitor)
    await other.close()
  } finally {
    await turnOff(stays.request)
    await stays.close()
  }
})

test('a key made in the page opens what its scopes say until it is revoked', async ({ page, request }) => {
  await enter(page)
  await isIn(page)
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
})
