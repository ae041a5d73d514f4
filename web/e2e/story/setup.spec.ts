// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { findings } from '../access.ts'

const launcher = process.env.SOHBET_E2E_LAUNCHER ?? ''
const folder = mkdtempSync(join(tmpdir(), 'sohbet-setup-'))
let engine: ChildProcess
let env: NodeJS.ProcessEnv
let link = ''

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

test.beforeAll(async () => {
  test.setTimeout(180_000)
  env = {
    ...process.env,
    SOHBET_DATA: folder,
    SOHBET_PORT: String(await freePort()),
    SOHBET_LOCAL_CONF: join(folder, 'local.conf'),
  }
  for (const name of ['SOHBET_ADMIN_EMAIL', 'SOHBET_ADMIN_PASSWORD', 'SOHBET_BOOTSTRAP_API_KEY']) delete env[name]
  engine = spawn(launcher, ['run'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  engine.stdout?.on('data', (bytes) => {
    said += bytes
  })
  for (let tries = 0; tries < 800 && link === '' && engine.exitCode === null; tries++) {
    link = said.match(/http:\S+\/setup#[\w-]+/)?.[0] ?? ''
    await pause(200)
  }
  expect(link, said).not.toBe('')
})

test.afterAll(() => {
  spawnSync(launcher, ['stop'], { env, stdio: 'ignore' })
  engine?.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function isClean(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
}

test('from an empty data folder to a live conversation in the demo shop', async ({ browser }) => {
  test.setTimeout(240_000)
  const context = await browser.newContext({
    locale: 'tr-TR',
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  const began = Date.now()
  const next = page.getByRole('button', { name: 'İleri' })

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'Siz' })).toBeVisible()
  await expect(page).toHaveURL(/\/setup$/)
  await page.getByLabel('Adınız').fill('Ayşe Yılmaz')
  await page.getByLabel('E-posta', { exact: true }).fill('ayse@shop.example')
  await page.getByLabel('Parola', { exact: true }).fill('üç küçük su samuru')
  await isClean(page)
  await next.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mağazanız' })).toBeVisible()

  // A reload goes on where it was, and back shows what was said.
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Mağazanız' })).toBeVisible()
  await page.getByRole('button', { name: 'Geri' }).click()
  await expect(page.getByLabel('Adınız')).toHaveValue('Ayşe Yılmaz')
  await next.click()
  await page.getByLabel('Mağazanın adı').fill('Ayşe Ayakkabı')
  await isClean(page)
  await next.click()

  await expect(page.getByRole('heading', { level: 1, name: 'Dil modeli' })).toBeVisible()
  await page.getByText('Bir sağlayıcının dil modeli').click()
  await page.getByLabel('Adres', { exact: true }).fill('http://nowhere.invalid/v1')
  await page.getByRole('button', { name: 'Modelleri göster' }).click()
  await expect(page.getByRole('alert')).toContainText('Bu adda bir bilgisayar bulunamadı')
  await isClean(page)
  await page.getByText('Yerleşik yanıtlayıcı').click()
  await next.click()

  await expect(page.getByRole('heading', { level: 1, name: 'Mesajlar' })).toBeVisible()
  await isClean(page)
  await next.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Veritabanı' })).toBeVisible()
  await page.getByText('Başka bir PostgreSQL kullan').click()
  await page.getByLabel('Adres', { exact: true }).fill('postgresql://u:p@127.0.0.1:1/x')
  await page.getByRole('button', { name: 'Dene', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('bu bağlantı noktasında kimse yanıt vermiyor')
  await isClean(page)
  await next.click()
  await expect(page.getByText('Ayşe Yılmaz, ayse@shop.example')).toBeVisible()
  await isClean(page)
  await page.getByRole('button', { name: 'Başlat' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ayşe Ayakkabı hazır' })).toBeVisible()
  await isClean(page)

  const staff = await context.newPage()
  await staff.goto(new URL('/admin/', link).href)
  await expect(staff.getByRole('status', { name: 'Canlı', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Örnek mağazayı aç ve merhaba de' }).click()
  await page.getByRole('button', { name: 'Sohbette sor' }).click()
  const field = page.getByRole('textbox', { name: /mesaj/i })
  await field.fill('Merhaba, kırmızı ayakkabı var mı?')
  await field.press('Enter')
  await expect(page.getByRole('log')).toContainText('Kırmızı Koşu Ayakkabısı', { timeout: 30_000 })
  // The list shows who spoke last, and the bot may have been faster than the eye.
  await staff
    .getByRole('listitem')
    .getByRole('link', { name: /^Ziyaretçi/ })
    .click()
  await expect(staff.getByText('Merhaba, kırmızı ayakkabı var mı?').first()).toBeAttached({ timeout: 30_000 })
  const seconds = (Date.now() - began) / 1000
  console.log(`from the link to a live conversation: ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(120)
  expect(complaints).toEqual([])

  // What is done is done: neither the link nor the page opens the wizard again.
  await staff.goto(link)
  await expect(staff.getByRole('heading', { level: 1, name: 'Sohbet kuruldu' })).toBeVisible()
})
