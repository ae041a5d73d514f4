// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from './host.ts'
import { expect, test } from './test.ts'

test.describe('products', () => {
  test('are found by words and category, and the address keeps both', async ({ page, host }) => {
    await host.open('/admin/products')
    const teapot = page.getByRole('row', { name: /Copper Teapot/ })
    await expect(teapot).toContainText('₺1,249.90')
    await expect(teapot).toContainText('before ₺1,499.00')
    await expect(teapot).toContainText('Kitchen')
    await expect(teapot).toContainText('7')
    await expect(page.getByRole('row', { name: /Rize tea/ })).toContainText('12.5 kg')
    await page.getByRole('searchbox').fill('tea')
    await expect(page).toHaveURL(/q=tea/)
    await page.getByRole('combobox', { name: 'Category' }).click()
    await page.getByRole('option', { name: 'Kitchen (2)' }).click()
    await expect(page).toHaveURL(/category=mutfak/)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.reload()
    await expect(page.getByRole('searchbox')).toHaveValue('tea')
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.getByRole('searchbox').fill('zebra')
    await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible()
    await page.getByRole('button', { name: 'Clear search and category' }).click()
    await expect(page.getByRole('row')).toHaveCount(4)
  })

  test('come page by page', async ({ page, host }) => {
    const [first] = host.catalogue.products
    if (first === undefined) throw new Error('there is one')
    host.catalogue.products = Array.from({ length: 120 }, (_, n) => ({ ...first, id: `n-${1000 + n}` }))
    await host.open('/admin/products')
    await expect(page.getByRole('row')).toHaveCount(51)
    await page.getByRole('button', { name: 'Show more products' }).click()
    await page.getByRole('button', { name: 'Show more products' }).click()
    await expect(page.getByRole('row')).toHaveCount(121)
    await expect(page.getByText('These are all products.')).toBeVisible()
  })

  test('are not there at first, and may fail to come', async ({ page, host }) => {
    host.catalogue.products = []
    host.failures['GET /products'] = refused(500, 'internal')
    await host.open('/admin/products')
    await expect(page.getByRole('alert')).toContainText('The products could not be loaded')
    host.failures = {}
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'No products yet' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Import' }).last().click()
    await expect(page.getByRole('heading', { name: 'Import products' })).toBeVisible()
  })

  test('are changed: only what was changed is sent, for the version that was read', async ({ page, host }) => {
    await host.open('/admin/products')
    await page.getByRole('link', { name: /Copper Teapot/ }).focus()
    await page.keyboard.press('Enter')
    const price = page.getByLabel('Price (TRY)', { exact: true }).first()
    await price.fill('ten')
    await page.keyboard.press('Enter')
    await expect(page.getByText('A number is needed, such as 12.50')).toBeVisible()
    await expect(price).toBeFocused()
    await price.fill('1199.5')
    const request = page.waitForRequest((one) => one.method() === 'PATCH')
    await page.keyboard.press('Enter')
    expect((await request).postDataJSON()).toEqual({ price: '1199.5' })
    expect((await request).headers()['if-match']).toBe('"1"')
    await expect(page.getByText('Saved. Visitors see it from now on.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled()
  })

  test('changed by two: the second is told, and loses nothing', async ({ page, host }) => {
    await host.open('/admin/products/p-101')
    await page.getByLabel('English title').first().fill('Teapot')
    await page.getByLabel('Price (TRY)', { exact: true }).first().fill('1000')
    host.catalogue.change('p-101', { price: '1100.00', url: '/elsewhere' })
    const save = page.getByRole('button', { name: 'Save changes' })
    await save.click()
    await expect(page.getByRole('alert')).toContainText('Somebody else has changed this product meanwhile')
    await expect(save).toBeDisabled()
    await page.getByRole('button', { name: 'Load the new version' }).click()
    await expect(page.getByText('Changed by somebody else too, to: 1100.00')).toBeVisible()
    await expect(page.getByLabel('Price (TRY)', { exact: true }).first()).toHaveValue('1000')
    await expect(page.getByLabel('Address of its page')).toHaveValue('/elsewhere')
    const request = page.waitForRequest((one) => one.method() === 'PATCH')
    await save.click()
    expect((await request).postDataJSON()).toEqual({ price: '1000', title: { en: 'Teapot' } })
    expect((await request).headers()['if-match']).toBe('"2"')
    await expect(page.getByText('Saved. Visitors see it from now on.')).toBeVisible()
  })

  test('a refusal of the server stands at its field', async ({ page, host }) => {
    await host.open('/admin/products/p-101')
    const answer = refused(422, 'invalid')
    const errors = [{ at: '/images/0', message: 'no' }]
    host.failures['PATCH /products/p-101'] = { ...answer, body: { ...(answer.body as object), errors } }
    await page.getByLabel('Picture addresses').fill('https://pictures.example/a.png')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByLabel('Picture addresses')).toHaveAttribute('aria-invalid', 'true')
  })

  test('ask before what was typed is lost', async ({ page, host }) => {
    await host.open('/admin/products/p-204')
    await page.getByLabel('Turkish title').fill('Çay')
    await page.getByRole('link', { name: 'All products' }).click()
    await expect(page.getByRole('dialog')).toContainText('Leave without saving?')
    await page.getByRole('button', { name: 'Stay here' }).last().click()
    await expect(page.getByLabel('Turkish title')).toHaveValue('Çay')
    await page.getByRole('link', { name: 'All products' }).click()
    await page.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(page.getByRole('searchbox')).toBeVisible()
  })

  test('are added with a category and a variant', async ({ page, host }) => {
    await host.open('/admin/products/new')
    await page.getByRole('button', { name: 'Add the product' }).click()
    await expect(page.getByLabel('Turkish title')).toBeFocused()
    await page.getByLabel('Turkish title').fill('Çay süzgeci')
    await page.getByLabel('English title').fill('Tea strainer')
    await expect(page.getByLabel('Id', { exact: true })).toHaveValue('cay-suzgeci')
    await page.getByLabel('Price (TRY)', { exact: true }).fill('75')
    await page.getByLabel('Add a category').fill('kitchen')
    await page.keyboard.press('Enter')
    await page.getByLabel('Add a category').fill('Çay takımı')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add a variant' }).click()
    const variant = page
      .getByRole('group')
      .filter({ has: page.getByText('Variant 1') })
      .last()
    await variant.getByLabel('Turkish title').fill('Büyük')
    await variant.getByLabel('English title').fill('Large')
    const request = page.waitForRequest((one) => one.method() === 'POST')
    await page.getByRole('button', { name: 'Add the product' }).click()
    expect((await request).postDataJSON()).toMatchObject({
      ...{ id: 'cay-suzgeci', price: '75', in_stock: true },
      categories: [
        { id: 'mutfak', title: { tr: 'Mutfak', en: 'Kitchen' } },
        { id: 'cay-takimi', title: { tr: 'Çay takımı', en: 'Çay takımı' } },
      ],
      variants: [{ title: { tr: 'Büyük', en: 'Large' }, price: '75', in_stock: true }],
    })
    await expect(page.getByRole('heading', { name: 'Tea strainer' })).toBeVisible()
  })

  test('are deleted once that is confirmed, and brought back', async ({ page, host }) => {
    await host.open('/admin/products/p-204')
    await page.getByRole('button', { name: 'Delete…' }).click()
    await page.getByRole('button', { name: 'Delete the product' }).click()
    await expect(page.getByText('“Rize tea, hand-picked, first flush” was deleted.')).toBeVisible()
    await expect(page.getByRole('link', { name: /Rize tea/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('link', { name: /Rize tea/ })).toBeVisible()
    expect(host.catalogue.products.find(({ id }) => id === 'p-204')).toMatchObject({ price: '389.50', stock: '12.5' })
  })

  test('are looked at by viewers, who are told why they change nothing', async ({ page, host }) => {
    host.role = 'viewer'
    await host.open('/admin/products')
    await expect(page.getByText('Your role is Viewer.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: 'Import' })).toHaveCount(0)
    await page.getByRole('link', { name: /Copper Teapot/ }).click()
    await expect(page.getByLabel('English title').first()).not.toBeEditable()
    await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
    await page.goto('/admin/products/import')
    await expect(page.getByText('Only admins can import files. Your role is Viewer.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Choose a file' })).toHaveCount(0)
  })

  test('come in with a file: told first, then done, with the keyboard alone', async ({ page, host }) => {
    await host.open('/admin/products')
    // Asked for early: a key is faster than the browser's promise to tell of the dialog.
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('link', { name: 'Import' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
    await expect(page.locator('#main')).toBeFocused()
    await page.getByRole('button', { name: 'Choose a file' }).focus()
    await page.keyboard.press('Enter')
    const buffer = Buffer.from('Handle,Title,Variant Price\nkase,Kâse,90\n')
    await (await chooser).setFiles({ name: 'shop.csv', mimeType: 'text/csv', buffer })
    await expect(page.getByRole('button', { name: 'Check the file' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('progressbar')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Checked: shop.csv' })).toBeVisible()
    await expect(page.getByRole('row', { name: /on lira/ })).toContainText('Not a number')
    await expect(page.getByRole('link', { name: 'Download the error file (CSV)' })).toHaveAttribute('href', /errors$/)
    expect(host.catalogue.sent[0]).toContain('kase,Kâse,90')
    await expect(page.getByRole('button', { name: 'Import 3 products' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Imported: shop.csv' })).toBeVisible()
    expect(host.catalogue.imports.map(({ dry_run }) => dry_run)).toEqual([false, true])
    await page.getByRole('link', { name: 'See the products' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: 'Bowl' })).toBeVisible()
  })

  test('an import of another tab shows, and keeps a second one waiting', async ({ page, host }) => {
    host.catalogue.looks = 1000
    await host.open('/admin/products/import')
    await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
    host.catalogue.begin('filename="elsewhere.json"')
    await expect(page.getByRole('link', { name: 'elsewhere.json' })).toBeVisible({ timeout: 15_000 })
    await expect(page.getByText('Running, 0%')).toBeVisible()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('x') })
    await page.getByRole('button', { name: 'Check the file' }).click()
    await expect(page.getByRole('alert')).toContainText('Another import into this shop is running')
    await page.getByRole('link', { name: 'elsewhere.json' }).click()
    await expect(page.getByRole('heading', { name: 'Importing elsewhere.json…' })).toBeVisible()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByRole('heading', { name: 'The import of elsewhere.json has stopped' })).toBeVisible()
    await expect(page.getByRole('alert').filter({ hasText: 'Somebody stopped it.' })).toBeVisible()
  })

  test('a file of another kind is refused at once', async ({ page, host }) => {
    await host.open('/admin/products/import')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.xlsx', mimeType: 'application/zip', buffer: Buffer.from('x') })
    await expect(page.getByRole('alert')).toHaveText('This is not a CSV or JSON file.')
    expect(host.catalogue.sent).toEqual([])
  })
})
