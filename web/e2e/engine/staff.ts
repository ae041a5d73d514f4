// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { test as base, expect, type Page } from '@playwright/test'
import { Visitor } from './visitor.ts'

export { expect }

type Staff = { page: Page; key: string; complaints: string[]; get: (path: string) => Promise<Response> }
type Response = { status: number; body: never }

/** `staff` is signed in to the running engine; `visit` opens a visitor's session beside it. */
export const test = base.extend<{ staff: Staff; visit: (hello?: object) => Promise<Visitor> }>({
  staff: async ({ page }, use) => {
    const complaints: string[] = []
    let isIn = false
    page.on('console', (message) => {
      // A refused request is logged by the browser itself. Before the sign-in nothing is asked that could be refused.
      const isTheirs = isIn && message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isTheirs) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    // Whoever is thrown out without having been asked to leave: with or without what they came in by?
    page.on('response', async (response) => {
      const isNobody = response.status() === 204 && response.url().endsWith('/me?or=nobody')
      if (!isIn || (response.status() !== 401 && !isNobody)) return
      const { cookie } = await response.request().allHeaders()
      console.log(`${response.status()} ${response.url()}, cookie ${cookie === undefined ? 'not ' : ''}sent`)
    })
    await page.goto('/admin/')
    await page.getByLabel('E-mail').waitFor()
    isIn = true
    await page.getByLabel('E-mail').fill(process.env.SOHBET_ADMIN_EMAIL ?? '')
    await page.getByLabel('Password', { exact: true }).fill(process.env.SOHBET_ADMIN_PASSWORD ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('status', { name: 'Live', exact: true }).waitFor()
    const get = async (path: string) => {
      const response = await page.request.get(`/api/v1${path}`)
      return { status: response.status(), body: (await response.json()) as never }
    }
    const me = (await get('/me')).body as { merchant: { id: string } }
    const { public_key: key } = (await get(`/merchants/${me.merchant.id}/settings`)).body as { public_key: string }
    await use({ page, key, complaints, get })
    expect(complaints).toEqual([])
  },
  visit: async ({ browser, staff, baseURL }, use) => {
    const contexts: { close: () => Promise<void> }[] = []
    await use(async (hello) => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto('/admin/')
      return Visitor.open(page, staff.key, hello)
    })
    for (const context of contexts) await context.close()
  },
})
