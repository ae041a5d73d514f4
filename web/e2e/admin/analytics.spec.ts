// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { refused } from './host.ts'
import { expect, test } from './test.ts'

const lastAsked = (page: Page) =>
  page.waitForRequest((one) => one.url().includes('/analytics/summary')).then((one) => new URL(one.url()).searchParams)

test('a range is chosen, kept in the address, and shown in every part', async ({ page, host }) => {
  await page.clock.setFixedTime('2026-11-20T22:30:00Z')
  await host.open()
  const week = lastAsked(page)
  await page.getByRole('link', { name: 'Analytics' }).click()
  // Half past one in the morning of the 21st, where the shop is.
  expect(Object.fromEntries(await week)).toEqual({ from: '2026-11-15', to: '2026-11-21' })
  await expect(page.getByText('15 Nov 2026 to 21 Nov 2026, days of Europe/Istanbul')).toBeVisible()
  const funnel = page.getByRole('region', { name: 'How far sessions came' })
  await expect(funnel.getByRole('listitem')).toHaveText([
    'Began148 100%',
    'Said or did something120 81.1%',
    'Looked at a product77 52%',
    'Put something into the cart24 16.2%',
    'Bought9 6.1%',
    'Bought, confirmed by the shop’s server6 4.1%',
  ])
  await expect(page.getByText('Confirmed revenue')).toBeVisible()
  await expect(page.getByText('gift_wrapping')).toBeVisible()

  const today = lastAsked(page)
  await page.getByText('Today', { exact: true }).click()
  expect(Object.fromEntries(await today)).toEqual({ from: '2026-11-21', to: '2026-11-21' })
  await expect(page).toHaveURL(/range=today/)
  await page.getByText('Custom', { exact: true }).click()
  await page.getByLabel('From').fill('2026-11-09')
  await page.getByLabel('To', { exact: true }).fill('2026-11-02')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('The last day must not be before the first')).toBeVisible()
  await page.getByLabel('From').fill('2026-10-20')
  const custom = lastAsked(page)
  await page.keyboard.press('Enter')
  expect(Object.fromEntries(await custom)).toEqual({ from: '2026-10-20', to: '2026-11-02' })
  await page.reload()
  await expect(page.getByText('20 Oct 2026 to 2 Nov 2026')).toBeVisible()
  await expect(page.getByLabel('From')).toHaveValue('2026-10-20')
})

test('the course is there in figures too, by keyboard', async ({ page, host }) => {
  await host.open('/admin/analytics?range=30d')
  await expect(page.getByRole('img', { name: /^Sessions begun: .* in all/ })).toBeVisible()
  await page.getByText('Show as a table').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Over time' }).getByRole('row')).toHaveCount(31)
})

test('what is on the screen is exported, and no sheet calculates it', async ({ page, host }) => {
  await host.open('/admin/analytics')
  await page.getByRole('searchbox', { name: 'Filter the products' }).fill('cay')
  const products = page.getByRole('region', { name: 'Top products' }).last()
  await expect(products.getByRole('row')).toHaveCount(4)
  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  expect((await csv).suggestedFilename()).toMatch(/^sohbet-2\d{3}-\d\d-\d\d-2\d{3}-\d\d-\d\d\.csv$/)
  const sheet = readFileSync(await (await csv).path(), 'utf8')
  expect(sheet.startsWith('\uFEFFpart,of,name,measure,value\r\n')).toBe(true)
  expect(sheet).toContain(`product,p-9,"'=HYPERLINK(""https://evil.example"",""Çay"")",views,3\r\n`)
  expect(sheet).toContain('total,TRY,,revenue,18450.00\r\n')
  expect(sheet).not.toContain('p-gone')
  const json = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as JSON' }).click()
  const document = JSON.parse(readFileSync(await (await json).path(), 'utf8'))
  expect(document.funnel[1]).toEqual({ stage: 'engaged', sessions: 120 })
  expect(document.products).toHaveLength(3)
})

test('each part says when there is nothing, nothing that fits, or no answer', async ({ page, host }) => {
  host.failures['GET /analytics/funnel'] = refused(500, 'internal')
  await host.open('/admin/analytics')
  await expect(page.getByRole('alert')).toContainText('Something went wrong on the server.')
  await expect(page.getByRole('button', { name: 'Export as CSV' })).toBeDisabled()
  host.failures = {}
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Said or did something', { exact: true })).toBeVisible()
  await page.getByRole('searchbox').fill('no such thing')
  await expect(page.getByText('No product among these is called that.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByText('p-gone')).toBeVisible()
  host.figures.hasPast = false
  host.engine.facts.clear()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Nothing happened in this range' })).toBeVisible()
  await page.getByRole('button', { name: 'Show the last 30 days' }).click()
  await expect(page.getByRole('link', { name: 'Open the demo shop' })).toBeVisible()
  await expect(page.getByText('Nothing was done with a product in this range.')).toBeVisible()
})
