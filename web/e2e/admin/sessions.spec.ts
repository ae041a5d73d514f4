// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { PlayedEngine } from './engine.ts'
import { refused } from './host.ts'
import { deniz, expect, test } from './test.ts'

test('the list follows what happens', async ({ page, host }) => {
  await host.open()
  const first = page.getByRole('row').nth(1)
  await expect(first).toContainText('Visitor 0NEW')
  await expect(page.getByText('903')).toBeVisible()
  host.engine.happen(deniz, 'said', { by: 'visitor', text: 'Orada mısınız?' })
  await expect(first).toContainText('Deniz Kaya')
  await expect(first).toContainText('Orada mısınız?')
  await expect(first).toContainText('Waiting for an answer')
  host.engine.happen(deniz, 'said', { by: 'bot', text: 'Buradayım.', turn: 11 })
  await expect(first).not.toContainText('Waiting for an answer')
  host.engine.happen('01JDBRANDNEW', 'opened', { locale: 'tr' })
  await expect(first).toContainText('Visitor DNEW')
})

test('the list goes on after the line was broken, without a gap', async ({ page, host }) => {
  await host.open()
  await expect(page.getByText('Deniz Kaya')).toBeVisible()
  await host.breakLine()
  await expect(page.getByRole('status', { name: /Connection lost|Connecting/ })).toBeVisible()
  host.engine.happen(deniz, 'said', { by: 'visitor', text: 'Kayıp mı oldu?' })
  await expect(page.getByText('Kayıp mı oldu?')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Live', exact: true })).toBeVisible()
})

test('filter and search narrow it, and the address keeps them', async ({ page, host }) => {
  await host.open()
  await page.getByText('Ended', { exact: true }).first().click()
  await expect(page.getByText('Deniz Kaya')).toBeHidden()
  await expect(page.getByText('Yes, within two days.')).toBeVisible()
  await expect(page).toHaveURL(/status=ended/)
  await page.getByRole('searchbox').fill('çaydanlık')
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filter' }).click()
  await page.getByRole('searchbox').fill('ayla')
  await expect(page).toHaveURL(/q=ayla/)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('ayla')
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('before the first visitor it says what will come, and shows the first by itself', async ({ page, host }) => {
  host.engine.facts.clear()
  await host.open()
  await expect(page.getByRole('heading', { name: 'No conversation yet' })).toBeVisible()
  host.engine.happen('01JDFIRST', 'opened', { locale: 'tr' })
  await expect(page.getByText('Visitor IRST')).toBeVisible()
})

test('a failure is said and can be tried again', async ({ page, host }) => {
  host.isDeaf = true
  host.failures['GET /sessions'] = refused(500, 'internal')
  await host.open()
  await expect(page.getByRole('alert')).toContainText('Something went wrong on the server.')
  host.failures = {}
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Deniz Kaya')).toBeVisible()
})

test('older sessions come page by page', async ({ page, host }) => {
  const engine: PlayedEngine = host.engine
  for (let n = 0; n < 120; n += 1) engine.happen(`01JDOLD${1000 + n}`, 'opened', { locale: 'tr' }, 300 + n)
  await host.open()
  await expect(page.getByRole('row')).toHaveCount(51)
  await page.getByRole('button', { name: 'Show older sessions' }).click()
  await expect(page.getByRole('row')).toHaveCount(101)
  await page.getByRole('button', { name: 'Show older sessions' }).click()
  await expect(page.getByRole('row')).toHaveCount(124)
  await expect(page.getByText('These are all sessions.')).toBeVisible()
})

test('a session is opened with the keyboard', async ({ page, host }) => {
  await host.open()
  await page.getByRole('link', { name: 'Deniz Kaya' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Deniz Kaya' })).toBeVisible()
  await page.getByRole('link', { name: 'All sessions' }).click()
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible()
})

test('the list is taken along as it is filtered, by those who may', async ({ page, host }) => {
  await host.open('/admin/?status=ended&q=çay')
  const link = page.getByRole('link', { name: 'Download these sessions as CSV, for a spreadsheet' })
  await expect(link).toHaveAttribute('href', '/api/v1/exports/sessions.csv?status=ended&q=%C3%A7ay')
  host.role = 'viewer'
  await page.reload()
  await expect(page.getByRole('searchbox')).toBeVisible()
  await expect(link).toBeHidden()
})
