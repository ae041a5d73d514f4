// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from './host.ts'
import { expect, test } from './test.ts'

test('entries are searched and filtered by language', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  const list = page.getByRole('list', { name: /Entries/ })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await page.getByRole('searchbox', { name: 'Search the knowledge' }).fill('refunds')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(page).toHaveURL(/q=refunds/)
  await page.getByRole('searchbox', { name: 'Search the knowledge' }).fill('nothing of the kind')
  await expect(page.getByText('No entry fits')).toBeVisible()
  await page.getByRole('button', { name: 'Show all entries' }).click()
  await page.getByText('Turkish', { exact: true }).first().click()
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expect(list.getByText('Kargo ücreti ne kadar?')).toBeVisible()
})

test('an entry is written in both languages by keyboard alone', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  await page.getByRole('button', { name: 'Add an entry' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New entry' })
  await expect(dialog.getByLabel('Question in Turkish')).toBeFocused()
  await page.keyboard.type('Mağazanız nerede?')
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Answer in Turkish')).toBeFocused()
  await dialog.getByRole('button', { name: 'Save' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('A question needs its answer')).toBeVisible()
  await expect(dialog.getByLabel('Answer in Turkish')).toBeFocused()
  await page.keyboard.type('Kadıköy’de.')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Where is your shop?')
  await page.keyboard.press('Tab')
  await page.keyboard.type('In Kadıköy.')
  const request = page.waitForRequest((one) => one.method() === 'POST')
  await dialog.getByRole('button', { name: 'Save' }).focus()
  await page.keyboard.press('Enter')
  expect((await request).postDataJSON()).toEqual({
    tr: { question: 'Mağazanız nerede?', answer: 'Kadıköy’de.' },
    en: { question: 'Where is your shop?', answer: 'In Kadıköy.' },
  })
  expect((await request).headers()['idempotency-key']).toBeTruthy()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Saved. The bot answers with it from now on.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Where is your shop\?/ }).first()).toBeVisible()
})

test('what is written is not lost without a question', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  await page
    .getByRole('button', { name: /How much is shipping/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Answer in English').fill('It is free.')
  await page.keyboard.press('Escape')
  await expect(dialog.getByText('Not saved yet')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Go on writing' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Answer in English')).toHaveValue('It is free.')
  page.once('dialog', (asked) => void asked.dismiss())
  await page.evaluate(() => history.back())
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await expect(dialog).toBeHidden()
  expect(host.topics.items[0]?.en?.answer).toContain('79.90')
})

test('a change for an older version is told and the newer one shown', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  await page
    .getByRole('button', { name: /How much is shipping/ })
    .first()
    .click()
  host.topics.items = host.topics.items.map((one) =>
    one.id === 'shipping-cost' ? { ...one, version: 2, en: { question: 'Shipping?', answer: 'Newer.' } } : one,
  )
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Answer in English').fill('It is free.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Somebody else has changed it')
  await dialog.getByRole('button', { name: 'Show the newer version' }).click()
  await expect(dialog.getByLabel('Answer in English')).toHaveValue('Newer.')
})

test('a deleted entry comes back by undo', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  await page.getByRole('button', { name: 'Delete “Do you sell wholesale?”' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('“Do you sell wholesale?” has been deleted.')).toBeVisible()
  expect(host.topics.items).toHaveLength(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('“Do you sell wholesale?” is back.')).toBeVisible()
  expect(host.topics.items.map((one) => one.en?.question)).toContain('Do you sell wholesale?')
})

test('a question is tried and leads to its entry', async ({ page, host }) => {
  await host.open('/admin/knowledge')
  await page.getByLabel('Visitor’s question').fill('how much is shipping')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Understood as: Shipping')).toBeVisible()
  await page.getByRole('region', { name: 'Try it' }).getByRole('button', { name: 'How much is shipping?' }).click()
  await expect(page.getByRole('dialog', { name: 'Edit the entry' })).toBeVisible()
})

test('an empty shop is shown how to begin, and a broken list how to go on', async ({ page, host }) => {
  host.topics.items = []
  await host.open('/admin/knowledge')
  await page.getByRole('button', { name: 'Returns' }).click()
  await expect(page.getByLabel('Question in English')).toHaveValue('How do returns and exchanges work?')
  await page.keyboard.press('Escape')
  host.failures['GET /knowledge'] = refused(503, 'unavailable')
  await page.getByRole('searchbox').fill('x')
  await expect(page.getByText('The entries could not be loaded')).toBeVisible({ timeout: 20_000 })
  delete host.failures['GET /knowledge']
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('No entry fits')).toBeVisible()
})

test('viewers read and try, and write nothing', async ({ page, host }) => {
  host.role = 'viewer'
  await host.open('/admin/knowledge')
  await expect(page.getByText('Only operators and admins can change entries.')).toBeVisible()
  await expect(page.getByText('How much is shipping?')).toBeVisible()
  const add = page.getByRole('button', { name: 'Add an entry' })
  await expect(add).toBeDisabled()
  await expect(add).toHaveAccessibleDescription('Only operators and admins may do this.')
  await expect(page.getByRole('button', { name: /Delete/ })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Ask the bot' })).toBeVisible()
})
