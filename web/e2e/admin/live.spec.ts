// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Locator } from '@playwright/test'
import { refused } from './host.ts'
import { deniz, expect, test } from './test.ts'

/** What a chart says it comes to. */
const counted = async (chart: Locator) =>
  Number((await chart.getAttribute('aria-label'))?.match(/([\d,]+) in all/)?.[1]?.replace(',', ''))

test('the page shows each step of a visitor, and asks for figures once', async ({ page, host }) => {
  await host.open()
  await page.getByRole('link', { name: 'Live', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible()
  await expect(page.getByText('903')).toBeVisible()
  await expect(page.getByText('Confirmed conversion')).toBeVisible()
  await expect(page.getByText('123 ms')).toBeVisible()

  const messages = page.getByRole('img', { name: /^Messages: / })
  const before = await counted(messages)
  expect(before).toBeGreaterThan(100)
  const wanted = page.getByRole('region', { name: 'What visitors want today' })
  await expect(wanted.getByRole('listitem').filter({ hasText: 'Price' })).toContainText('97')

  const sessions = page.getByRole('region', { name: 'Sessions now' })
  host.engine.happen('01JDBRANDNEW', 'opened', { locale: 'tr' })
  await expect(sessions.getByRole('listitem').first()).toContainText('Visitor DNEW')
  host.engine.happen('01JDBRANDNEW', 'said', { by: 'visitor', text: 'Kaç para?' })
  await expect(sessions.getByRole('listitem').first()).toContainText('Kaç para?')
  host.engine.happen('01JDBRANDNEW', 'said', { by: 'bot', text: '1.249,90 TL', intent: 'price', turn: 2 })
  await expect(wanted.getByRole('listitem').filter({ hasText: 'Price' })).toContainText('98')
  await expect.poll(() => counted(messages)).toBe(before + 2)

  const deeds = page.getByRole('region', { name: 'What visitors do' })
  host.engine.happen('01JDBRANDNEW', 'interacted', { product: 'p-101', action: 'add_to_cart' })
  await expect(deeds.getByRole('listitem').first()).toContainText('Visitor DNEW put Bakır Çaydanlık')
  const order = { order: 'A-7', total: '1249.90', currency: 'TRY', status: 'confirmed' } as const
  host.engine.happen('01JDBRANDNEW', 'purchased', order)
  await expect(deeds.getByRole('listitem').first()).toContainText('bought for ₺1,249.90 (order A-7, confirmed)')
  expect([...host.figures.asked].sort()).toEqual(['intents', 'products', 'summary'])

  await deeds.getByRole('link', { name: 'Visitor DNEW' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sessions\/01JDBRANDNEW/)
})

test('a broken line loses nothing, and nothing is counted twice', async ({ page, host }) => {
  await host.open('/admin/live')
  const messages = page.getByRole('img', { name: /^Messages: .* in all/ })
  await expect(messages).toBeVisible({ timeout: 15_000 })
  const before = await counted(messages)
  await host.breakLine()
  host.engine.happen(deniz, 'said', { by: 'visitor', text: 'Kayıp mı oldu?' })
  await expect(page.getByRole('region', { name: 'Sessions now' })).toContainText('Kayıp mı oldu?')
  await expect.poll(() => counted(messages)).toBe(before + 1)
  host.engine.happen(deniz, 'said', { by: 'bot', text: 'Buradayım.', turn: 11 })
  await expect.poll(() => counted(messages)).toBe(before + 2)
})

test('the feeds can be narrowed, and say when nothing fits', async ({ page, host }) => {
  await host.open('/admin/live')
  const deeds = page.getByRole('region', { name: 'What visitors do' })
  await expect(deeds.getByRole('listitem')).toHaveCount(5)
  await deeds.getByRole('combobox').selectOption('Refused views')
  await expect(deeds.getByRole('listitem')).toHaveCount(1)
  const sessions = page.getByRole('region', { name: 'Sessions now' })
  await sessions.getByRole('combobox').selectOption('Waiting')
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  host.engine.happen(deniz, 'said', { by: 'bot', text: 'Evet.', turn: 10 })
  await expect(sessions).toContainText('No session is like that just now.')
  await sessions.getByRole('button', { name: 'Show all' }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(3)
})

test('before the first visitor every part says what will come', async ({ page, host }) => {
  host.engine.facts.clear()
  host.figures.hasPast = false
  await host.open('/admin/live')
  await expect(page.getByText('Nobody has done anything with a product yet.')).toBeVisible()
  await expect(page.getByText('As soon as a visitor opens the chat')).toBeVisible()
  await expect(page.getByText('Nobody has asked for anything yet today.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Messages: nothing in this time' })).toBeVisible()
})

test('what fails says so and can be tried again', async ({ page, host }) => {
  host.failures['GET /analytics/summary'] = refused(500, 'internal')
  await host.open('/admin/live')
  await expect(page.getByRole('alert')).toContainText('The last 24 hours could not be loaded')
  host.failures = {}
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('img', { name: /^Messages: / })).toBeVisible()
})
