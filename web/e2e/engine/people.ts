// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type Browser, test as base, expect as baseExpect, type Page } from '@playwright/test'

/** A busy machine answers late, not wrongly. */
export const expect = baseExpect.configure({ timeout: 15_000 })

/** Each run brings its own people, so that it may be run again on the same engine. */
export const mark = randomUUID().slice(0, 8)

/** Somebody at another machine. */
export const elsewhere = async (browser: Browser, baseURL: string | undefined): Promise<Page> =>
  (await browser.newContext(baseURL === undefined ? {} : { baseURL })).newPage()

/** The link of the newest mail to somebody, as the sandbox shows it. */
export async function openMail(page: Page, to: string): Promise<void> {
  const mail = page.getByRole('article').filter({ hasText: to }).first()
  await expect(async () => {
    await page.goto('/sandbox/mail')
    await expect(mail).toBeVisible({ timeout: 500 })
  }).toPass()
  await mail.getByRole('link').click()
}

export async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export const isIn = (page: Page) => expect(page.getByRole('status', { name: 'Live', exact: true })).toBeVisible()

export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByLabel('E-mail')).toBeVisible()
}

type Shop = { page: Page; key: string; email: string; password: string }

/** The token of the newest mail to somebody. */
async function token(request: APIRequestContext, to: string): Promise<string> {
  let found = ''
  await expect(async () => {
    const mails = await (await request.get('/sandbox/mail')).text()
    const after = mails.indexOf(to)
    found = after < 0 ? '' : (/#([\w-]{20,})/.exec(mails.slice(after))?.[1] ?? '')
    expect(found).not.toBe('')
  }).toPass()
  return found
}

/** A shop of this test's own, made by the owner: what is asked of its people there holds nobody else up. */
async function found(request: APIRequestContext, email: string, password: string): Promise<void> {
  const owner = { email: process.env.SOHBET_ADMIN_EMAIL, password: process.env.SOHBET_ADMIN_PASSWORD }
  const signedIn = await request.post('/api/v1/sign-in', { data: owner })
  expect(signedIn.status()).toBe(200)
  const { csrf } = (await signedIn.json()) as { csrf: string }
  const made = await request.post('/api/v1/merchants', {
    headers: { 'X-CSRF-Token': csrf },
    data: { name: `Bakırcı ${email.slice(0, 14)}`, admin: { email, name: 'Nermin Usta' } },
  })
  expect(made.status()).toBe(201)
  const accepted = await request.post(`/api/v1/invitations/${await token(request, email)}`, {
    data: { name: 'Nermin Usta', password },
  })
  expect(accepted.status()).toBe(204)
}

/** `shop` is a new shop whose admin, no owner, is signed in; at the end its page must have had nothing to complain about. */
export const test = base.extend<{ shop: Shop }>({
  shop: async ({ page, request }, use) => {
    const email = `nermin-${randomUUID().slice(0, 8)}@shop.example`
    const password = `seven quiet herons ${mark}`
    await found(request, email, password)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto('/admin/')
    await signIn(page, email, password)
    await isIn(page)
    const me = (await (await page.request.get('/api/v1/me')).json()) as { merchant: { id: string } }
    const settings = await page.request.get(`/api/v1/merchants/${me.merchant.id}/settings`)
    const { public_key: key } = (await settings.json()) as { public_key: string }
    await use({ page, key, email, password })
    expect(complaints).toEqual([])
  },
})
