// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'

const {
  SOHBET_E2E_URL: engine = '',
  SOHBET_ADMIN_EMAIL: email = '',
  SOHBET_OIDC_ISSUER: issuer = '',
  SOHBET_OIDC_CLIENT_ID: id = '',
  SOHBET_OIDC_CLIENT_SECRET: secret = '',
} = process.env
// By another name than the issuer's, so that to the browser they are two sites.
const home = engine.replace('127.0.0.1', 'localhost')

let provider: ChildProcess | undefined

test.describe.configure({ mode: 'serial' })
test.skip(issuer === '', 'the engine knows no issuer')

test.beforeAll(async () => {
  const script = fileURLToPath(new URL('issuer.mjs', import.meta.url))
  const words = [new URL(issuer).port, `${home}/admin/sign-in/oidc`, id, secret]
  const started = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'ignore'] })
  provider = started
  await once(started.stdout, 'data')
})

test.afterAll(() => {
  provider?.kill()
})

async function come(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${home}/admin/settings`)
  await page.getByRole('button', { name: 'Sign in with Test ID' }).click()
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  return page
}

/** Whatever else the page still fetches. */
const isIn = (page: Page) => expect(page.getByRole('button', { name: /Account/ })).toBeVisible({ timeout: 30_000 })

test('a real issuer signs the admin in, on the page that was asked for', async ({ browser }) => {
  const page = await come(browser, email)
  await isIn(page)
  expect(page.url()).toBe(`${home}/admin/settings`)
  const cookies = await page.context().cookies(home)
  expect(cookies.find(({ name }) => name === 'sohbet')).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  expect(cookies.map(({ name }) => name)).not.toContain('sohbet-oidc')

  await page.goto(`${home}/admin/me`)
  await expect(page.getByRole('region', { name: 'Sign-in provider' })).toContainText('Linked since', {
    timeout: 30_000,
  })
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  // The issuer still knows who this is.
  await page.getByRole('button', { name: 'Sign in with Test ID' }).click()
  await isIn(page)
  expect(page.url()).toBe(`${home}/admin/me`)
  await page.context().close()
})

test('it signs nobody in who is not one of the staff, or has only said an address', async ({ browser }) => {
  const stranger = await come(browser, 'stranger@example.com')
  await expect(stranger.getByRole('alert')).toContainText('Nobody here has the address', { timeout: 30_000 })
  await stranger.context().close()
  const claimant = await come(browser, `unproven-${email}`)
  await expect(claimant.getByRole('alert')).toContainText('has not verified', { timeout: 30_000 })
  expect((await claimant.request.get(`${home}/api/v1/me`)).status()).toBe(401)
  await claimant.context().close()
})
