// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { elsewhere, mark, openMail, signIn } from './people.ts'
import { expect, test } from './staff.ts'

const password = `three small otters ${mark}`

test('a password that was given is changed at the first sign-in, and a forgotten one by mail', async ({
  staff,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const { page: admin } = staff
  const email = `viewer-${mark}@shop.example`
  await admin.goto('/admin/users')
  await admin.getByRole('button', { name: 'Add or invite' }).click()
  await admin.getByText('With a password I set').click()
  await admin.getByLabel('E-mail').fill(email)
  await admin.getByLabel('Name', { exact: true }).fill(`Barış ${mark}`)
  await admin.getByRole('dialog').getByLabel('Password', { exact: true }).fill(`given for a day ${mark}`)
  await admin.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(admin.getByRole('heading', { name: `Barış ${mark}` })).toBeVisible()

  const viewer = await elsewhere(browser, baseURL)
  await viewer.goto('/admin/')
  await signIn(viewer, email, `given for a day ${mark}`)
  await expect(viewer.getByRole('heading', { name: 'Change your password' })).toBeVisible()
  await viewer.getByLabel('New password', { exact: true }).fill(password)
  await viewer.getByRole('button', { name: 'Change and sign in' }).click()
  await viewer.getByRole('status', { name: 'Live', exact: true }).waitFor()

  const forgetful = await elsewhere(browser, baseURL)
  await forgetful.goto('/admin/')
  await forgetful.getByRole('link', { name: 'Forgot the password?' }).click()
  await forgetful.getByLabel('E-mail').fill(email)
  await forgetful.getByRole('button', { name: 'Mail the link' }).click()
  await expect(forgetful.getByText('If there is an account')).toBeVisible()
  await openMail(forgetful, email)
  await forgetful.getByLabel('New password', { exact: true }).fill(`four tall giraffes ${mark}`)
  await forgetful.getByRole('button', { name: 'Set the password' }).click()
  await expect(forgetful.getByText('All your sessions have ended.')).toBeVisible()
  await expect(viewer.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await admin.goto(`/admin/users?q=${mark}`)
  await admin.getByRole('checkbox', { name: `Select Barış ${mark}` }).check()
  await admin.getByRole('button', { name: 'Delete…' }).click()
  await expect(admin.getByRole('dialog')).toContainText(email)
  await admin.getByRole('button', { name: 'Delete them' }).click()
  await expect(admin.getByText('1 person was changed.')).toBeVisible()
  await expect(admin.getByRole('heading', { name: 'Nobody fits' })).toBeVisible()
})

test('everybody can read the pages', async ({ staff }) => {
  test.setTimeout(180_000)
  const { page } = staff
  const dialog = page.getByRole('dialog')
  await page.goto('/admin/users')
  await page.getByRole('checkbox', { name: 'Select Admin' }).check()
  await isReadable(page, page.getByRole('button', { name: 'Lock…', exact: true }))
  await page.getByRole('button', { name: 'Lock…', exact: true }).click()
  await isReadable(page, dialog.getByText(/signed out everywhere/))
  await page.getByRole('button', { name: 'Cancel' }).last().click()
  await page.getByRole('button', { name: 'Add or invite' }).click()
  await page.getByText('With a password I set').click()
  await dialog.getByLabel('Password', { exact: true }).fill('three small')
  await isReadable(page, page.getByText(/Strength/))
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Admin', exact: true }).click()
  await isReadable(page, page.getByText('this one'))
  for (const path of ['/admin/forgot', '/admin/reset', '/admin/invitation#used', '/sandbox/mail']) {
    await page.goto(path)
    await isReadable(page, page.getByRole('heading', { level: 1 }))
  }
})
