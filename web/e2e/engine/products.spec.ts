// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test'
import { expect, test } from './staff.ts'

/** Each run brings its own goods, so that it may be run again on the same engine. */
const mark = Date.now().toString(36)
const file = `Handle,Title,Body (HTML),Variant Price,Variant Compare At Price,Type,Option1 Name,Option1 Value
keten-${mark},Keten masa örtüsü ${mark},<p>Yıkanmış keten</p>,450.00,520.00,Ev tekstili,Boy,140 cm
keten-${mark},,,490.00,,,,180 cm
fincan-${mark},Fincan ${mark},,yüz lira,,Mutfak,,
`

const writing = async (get: (path: string) => Promise<{ body: never }>) => ({
  'X-CSRF-Token': ((await get('/me')).body as { csrf: string }).csrf,
})

/** A new page takes the focus to its beginning; who hurries would lose theirs to it. */
const arrived = (page: Page) => expect(page.locator('#main')).toBeFocused()

/** Other stories count and find the shop's own goods. */
test.afterEach(async ({ staff }) => {
  const headers = await writing(staff.get)
  for (const id of ['keten', 'masa']) await staff.page.request.delete(`/api/v1/products/${id}-${mark}`, { headers })
})

test('a file is imported with the keyboard, and its product is found in the list', async ({ staff }) => {
  test.setTimeout(120_000)
  const { page } = staff
  const slow = { timeout: 30_000 }
  // Asked for early: a key is faster than the browser's promise to tell of the dialog.
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('link', { name: 'Products' }).focus()
  await page.keyboard.press('Enter')
  await arrived(page)
  await page.getByRole('main').getByRole('link', { name: 'Import' }).focus()
  await page.keyboard.press('Enter')
  await arrived(page)
  await page.getByRole('button', { name: 'Choose a file' }).focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(page.getByRole('button', { name: 'Check the file' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Checked: ${mark}.csv` })).toBeVisible(slow)
  await expect(page.getByRole('row', { name: /yüz lira/ })).toContainText('Not a number')
  expect((await staff.get(`/products/keten-${mark}`)).status).toBe(404)
  await expect(page.getByRole('button', { name: 'Import 1 product' })).toBeFocused(slow)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Imported: ${mark}.csv` })).toBeVisible(slow)
  await page.getByRole('link', { name: 'See the products' }).focus()
  await page.keyboard.press('Enter')
  await arrived(page)
  await page.getByRole('searchbox').focus()
  await page.keyboard.type(`KETEN ${mark}`)
  const row = page.getByRole('row', { name: new RegExp(`Keten masa örtüsü ${mark}`) })
  await expect(row).toContainText('₺450.00', slow)
  await expect(row).toContainText('before ₺520.00')
  await expect(row).toContainText('Ev tekstili')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.goto('/admin/products/import')
  await expect(page.getByRole('link', { name: `${mark}.csv` })).toHaveCount(2)
})

test('a price is changed, and who was slower is told so', async ({ staff }) => {
  test.setTimeout(120_000)
  const { page } = staff
  const id = `masa-${mark}`
  await page.goto('/admin/products/new')
  await page.getByLabel('Turkish title').fill(`Masa ${mark}`)
  await page.getByLabel('English title').fill(`Table ${mark}`)
  await page.getByLabel('Price (TRY)', { exact: true }).fill('1500')
  await page.getByRole('button', { name: 'Add the product' }).click()
  await expect(page.getByRole('heading', { name: `Table ${mark}` })).toBeVisible()
  await page.getByLabel('Price (TRY)', { exact: true }).fill('1450.50')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved. Visitors see it from now on.')).toBeVisible()
  expect((await staff.get(`/products/${id}`)).body as object).toMatchObject({ price: '1450.50', version: 2 })

  const headers = { ...(await writing(staff.get)), 'Content-Type': 'application/merge-patch+json' }
  await page.request.patch(`/api/v1/products/${id}`, { headers, data: { price: '1400' } })
  await page.getByLabel('Price (TRY)', { exact: true }).fill('1300')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert')).toContainText('Somebody else has changed this product meanwhile')
  await page.getByRole('button', { name: 'Load the new version' }).click()
  await expect(page.getByText('Changed by somebody else too, to: 1400.00')).toBeVisible()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Saved. Visitors see it from now on.')).toBeVisible()
  expect((await staff.get(`/products/${id}`)).body as object).toMatchObject({ price: '1300.00', version: 4 })

  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('button', { name: 'Delete the product' }).click()
  await expect(page.getByText(`“Table ${mark}” was deleted.`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await staff.get(`/products/${id}`)).status).toBe(200)
})
