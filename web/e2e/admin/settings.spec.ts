// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { refused } from './host.ts'
import { expect, test } from './test.ts'

test('an admin changes some settings and only those are sent', async ({ page, host }) => {
  await host.open('/admin/settings')
  const save = page.getByRole('button', { name: 'Save changes' })
  await expect(save).toBeDisabled()
  await page.getByLabel('Product views a day').fill('many')
  await save.click()
  await expect(page.getByText('A whole number from 0 to 10,000')).toBeVisible()
  await expect(page.getByLabel('Product views a day')).toBeFocused()
  await page.getByLabel('Product views a day').fill('5')
  await page.getByRole('combobox', { name: 'Time zone' }).click()
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Berlin')
  await page.getByRole('option', { name: 'Europe/Berlin' }).click()
  const request = page.waitForRequest((one) => one.method() === 'PATCH')
  await save.click()
  expect((await request).postDataJSON()).toEqual({ daily_view_limit: 5, zone: 'Europe/Berlin' })
  expect((await request).headers()['content-type']).toBe('application/merge-patch+json')
  await expect(page.getByText('Saved. It applies from now on.')).toBeVisible()
})

test('a refusal of the server stands at its field', async ({ page, host }) => {
  await host.open('/admin/settings')
  const answer = refused(400, 'invalid')
  host.failures['PATCH /merchants/demo/settings'] = {
    ...answer,
    body: { ...(answer.body as object), errors: [{ at: '/allowed_origins/0', message: 'no' }] },
  }
  await page.getByLabel('Allowed origins').fill('https://other.example')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert')).toHaveText('Something in the request is not allowed.')
  await expect(page.getByLabel('Allowed origins')).toHaveAttribute('aria-invalid', 'true')
})

test('others read them and are told why', async ({ page, host }) => {
  host.role = 'operator'
  await host.open('/admin/settings')
  await expect(page.getByText('Only admins can change settings. Your role is Operator.')).toBeVisible()
  await expect(page.getByLabel('Product views a day')).not.toBeEditable()
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden()
  await expect(page.getByText('sohbet_pk_0123456789abcdef0123456789abcdef')).toBeVisible()
})

test('the look is drawn as it is chosen, and a pale colour is told', async ({ page, host }) => {
  await host.open('/admin/settings')
  await expect(page.getByText('contrast 4.8 : 1')).toBeVisible()
  await page.getByLabel('Colour', { exact: true }).fill('#FFEE88')
  await expect(page.getByText(/On a light ground this colour has a contrast of only 1\.1 : 1/)).toBeVisible()
  await page.getByText('Left', { exact: true }).click()
  await page.getByRole('radiogroup', { name: 'Light or dark' }).getByText('Dark').click()
  await expect(page.getByText(/On a light ground/)).toBeHidden()
  await expect(page.getByRole('img', { name: 'Drawing of the chat (Left, Dark)' })).toBeVisible()
  const request = page.waitForRequest((one) => one.method() === 'PATCH')
  await page.getByRole('button', { name: 'Save changes' }).click()
  expect((await request).postDataJSON()).toEqual({ look: { color: '#ffee88', side: 'left', theme: 'dark' } })
  await expect(page.getByText('Saved. It applies from now on.')).toBeVisible()
})

test('the bot is switched off', async ({ page, host }) => {
  await host.open('/admin/settings')
  await page.getByText('Off', { exact: true }).click()
  const request = page.waitForRequest((one) => one.method() === 'PATCH')
  await page.getByRole('button', { name: 'Save changes' }).click()
  expect((await request).postDataJSON()).toEqual({ answerer: false })
})
