// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test'
import { elsewhere, expect, isIn, signIn, test } from './people.ts'
import { Visitor } from './visitor.ts'

const wrote = 'A visitor wrote to you'
const bell = (page: Page) => page.getByRole('button', { name: /^Notifications, / })
const toasts = (page: Page) =>
  page.getByRole('region', { name: 'New notifications' }).getByRole('status').filter({ hasText: wrote })

test('who is written to hears of it in every tab, reads it in one, and finds what came while nobody was there', async ({
  shop,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const { page: one } = shop
  const other = await one.context().newPage()
  await other.goto('/admin/knowledge')
  for (const tab of [one, other]) await expect(bell(tab)).toHaveAccessibleName('Notifications, none unread')
  const place = await elsewhere(browser, baseURL)
  await place.goto('/admin/')
  const visitor = await Visitor.open(place, shop.key)
  await visitor.ask('say', { text: 'Merhaba' })
  const { csrf } = (await (await one.request.get('/api/v1/me')).json()) as { csrf: string }
  const took = await one.request.post(`/api/v1/sessions/${visitor.session}/take`, {
    headers: { 'X-CSRF-Token': csrf },
    data: { expect: 0 },
  })
  expect(took.status()).toBe(200)

  await visitor.ask('say', { text: 'Orada mısınız?' })
  for (const tab of [one, other]) await expect(bell(tab)).toHaveAccessibleName('Notifications, 1 unread')
  await expect(async () => expect((await toasts(one).count()) + (await toasts(other).count())).toBe(1)).toPass()
  await bell(other).click()
  await other
    .getByRole('dialog')
    .getByRole('button', { name: `Mark as read: ${wrote}` })
    .click()
  for (const tab of [one, other]) {
    await expect(bell(tab)).toHaveAccessibleName('Notifications, none unread')
    await expect(toasts(tab)).toHaveCount(0)
  }

  await one.goto('about:blank')
  await other.close()
  await visitor.ask('say', { text: 'Fincan da alacaktım.' })
  await one.goto('/admin/notifications')
  await expect(bell(one)).toHaveAccessibleName('Notifications, 1 unread')
  const line = one.getByRole('main').getByRole('article', { name: wrote })
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('2 times')
  await one.reload()
  await expect(bell(one)).toHaveAccessibleName('Notifications, 1 unread')
  // Answered, it is over: nobody has to tick it off.
  await line.getByRole('link', { name: `Open: ${wrote}` }).click()
  await one.getByRole('textbox', { name: 'Your answer' }).fill('Buradayım.')
  await one.keyboard.press('Enter')
  await visitor.wait(({ event, by }) => event === 'said' && by === 'agent')
  await one.goto('/admin/notifications')
  await expect(line).toContainText('Over (')
  await expect(bell(one)).toHaveAccessibleName('Notifications, none unread')
})

test('whoever is signed in elsewhere for the first time is told with what', async ({ shop, browser, baseURL }) => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'
  const context = await browser.newContext({ userAgent, ...(baseURL !== undefined && { baseURL }) })
  const there = await context.newPage()
  await there.goto('/admin/')
  await signIn(there, shop.email, shop.password)
  await isIn(there)
  await shop.page.goto('/admin/notifications')
  const line = shop.page.getByRole('main').getByRole('article', { name: 'Signed in from a new place' })
  await expect(line).toContainText('Firefox · Windows')
})
