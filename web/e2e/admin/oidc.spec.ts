// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { isReadable } from '../access.ts'
import { expect, test } from './test.ts'

test('the other way in leads to the page asked for, and its code stays in no address', async ({ page, host }) => {
  host.isSignedIn = false
  host.issuer.name = 'Kapı'
  await host.open('/admin/settings?x=1')
  await page.getByRole('button', { name: 'Sign in with Kapı' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  expect(host.issuer.brought).toEqual([{ state: 's-1', code: 'c-1' }])
  expect(page.url()).toContain('/admin/settings')
  await page.goBack()
  expect(page.url()).not.toContain('c-1')
})

test('the second step is asked for there too', async ({ page, host }) => {
  host.isSignedIn = false
  host.issuer.name = 'Kapı'
  host.issuer.refusal = 'mfa_needed'
  await host.open('/admin/settings')
  await page.getByRole('button', { name: 'Sign in with Kapı' }).click()
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('wrong or was used before')
  await page.getByLabel('Code', { exact: true }).fill('123456')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('where nobody is named there is the password alone', async ({ page, host }) => {
  host.isSignedIn = false
  await host.open()
  await expect(page.getByLabel('E-mail')).toBeVisible()
  await expect(page.getByRole('button', { name: /Sign in/ })).toHaveCount(1)
})

test.describe('in Turkish', () => {
  test.use({ locale: 'tr-TR' })

  test('a refusal says what to do next', async ({ page, host }) => {
    host.isSignedIn = false
    host.issuer.name = 'Kapı'
    host.issuer.refusal = 'oidc_unavailable'
    await host.open()
    await page.getByRole('button', { name: 'Kapı ile giriş yap' }).click()
    await isReadable(page, page.getByRole('alert').filter({ hasText: 'parolanızı kullanın' }))
    host.issuer.refusal = 'oidc_unknown'
    await page.getByRole('button', { name: 'Kapı ile giriş yap' }).click()
    await isReadable(page, page.getByRole('alert').filter({ hasText: 'davet etmesini isteyin' }))
    await page.getByRole('link', { name: 'Giriş sayfasına dön' }).click()
    await expect(page.getByLabel('E-posta')).toBeVisible()
  })

  test('the link is shown and taken away', async ({ page, host }) => {
    host.issuer.name = 'Kapı'
    await host.open('/admin/me')
    const part = page.getByRole('region', { name: 'Giriş sağlayıcısı' })
    await expect(part).toContainText('beri bağlı')
    await part.getByRole('button', { name: 'Bağlantıyı kaldır' }).click()
    await isReadable(page, part.getByText('Artık bağlı değil'))
  })
})
