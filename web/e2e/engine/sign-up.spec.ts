// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { test } from '@playwright/test'
import { expect, mark, openMail } from './people.ts'

test.use({ locale: 'tr-TR' })

test('somebody opens a shop of their own, and it is another one', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `isik-${mark}@shop.example`
  const password = `üç küçük su samuru ${mark}`
  await page.goto('/admin/')
  await page.getByRole('link', { name: 'Kendi mağazanızı açın' }).click()
  await page.getByLabel('Mağazanın adı').fill(`Işık ${mark}`)
  await page.getByLabel('Telefon numaralarının ülkesi').fill('de')
  await page.getByLabel('Adınız').fill('Ayşe Işık')
  await page.getByLabel('E-posta').fill(email)
  await page.getByLabel('Parola', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Mağazayı aç' }).click()
  await expect(page.getByText(`${email} adresine yazdık`)).toBeVisible()

  await openMail(page, email)
  await page.getByLabel('Parola', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Doğrula ve mağazayı aç' }).click()
  await expect(page.getByRole('status', { name: 'Canlı', exact: true })).toBeVisible()
  await expect(page.getByText('Henüz konuşma yok')).toBeVisible()
  // Mails name the engine by the address it knows of itself, and the session is of that one.
  const me = await (await page.request.get(new URL('/api/v1/me', page.url()).href)).json()
  expect(me).toMatchObject({ role: 'admin', owner: false, merchant: { name: `Işık ${mark}`, region: 'DE' } })
})
