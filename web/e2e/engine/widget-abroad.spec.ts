// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './staff.ts'

/** Somebody else's shop with a policy that allows no more than docs/widget.md says. */
function shopWith(key: string, engine: string): Promise<Server> {
  const policy = [
    "default-src 'none'",
    `script-src ${engine}`,
    `connect-src ${engine} ${engine.replace(/^http/, 'ws')}`,
    "img-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ]
  const html = `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><body><h1>Shop</h1>
    <script async src="${engine}/widget.js" data-key="${key}"></script></body></html>`
  const server = createServer(({ url }, answer) => {
    if (url?.endsWith('.svg')) {
      answer.setHeader('Content-Type', 'image/svg+xml')
      return answer.end('<svg xmlns="http://www.w3.org/2000/svg"/>')
    }
    answer.setHeader('Content-Type', 'text/html; charset=utf-8')
    answer.setHeader('Content-Security-Policy', policy.join('; '))
    answer.end(html)
  })
  return new Promise((opened) => server.listen(0, '127.0.0.1', () => opened(server)))
}

test('the widget runs on another origin under a strict policy, and looks as the merchant wants it from the first paint', async ({
  staff,
  browser,
  baseURL,
}) => {
  const server = await shopWith(staff.key, new URL(baseURL ?? '').origin)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const me = (await staff.get('/me')).body as { csrf: string; merchant: { id: string } }
  const settings = `/api/v1/merchants/${me.merchant.id}/settings`
  const allow = (origins: string[]) =>
    staff.page.request.patch(settings, {
      headers: { 'X-CSRF-Token': me.csrf, 'Content-Type': 'application/merge-patch+json' },
      data: JSON.stringify({ allowed_origins: origins }),
    })
  expect((await allow([origin])).status()).toBe(200)

  const page = await (await browser.newContext()).newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('data:,'))
      complaints.push(message.text())
  })
  await page.goto(origin)
  await page.locator('#sohbet .launcher').click()
  const field = page.getByRole('dialog').getByRole('textbox')
  await field.fill('copper coffee pot')
  await field.press('Enter')
  await expect(page.locator('#sohbet .card').first()).toBeVisible({ timeout: 15_000 })
  expect(await page.getByRole('dialog').evaluate((panel) => getComputedStyle(panel).position)).toBe('fixed')

  await page.evaluate((key) => {
    const look = { color: '#ffd400', side: 'left', theme: 'dark' }
    localStorage.setItem(`sohbet.${key}.look`, JSON.stringify(look))
    sessionStorage.clear()
  }, staff.key)
  await page.route('**/widget-*', (route) => route.abort())
  await page.reload()
  const launcher = page.locator('#sohbet .launcher')
  await launcher.waitFor()
  const style = await launcher.evaluate((button) => {
    const { backgroundColor, color, left } = getComputedStyle(button)
    return { backgroundColor, color, left }
  })
  expect(style).toEqual({ backgroundColor: 'rgb(255, 212, 0)', color: 'rgb(0, 0, 0)', left: '20px' })
  expect(complaints.filter((text) => !/ERR_FAILED|Failed to fetch/.test(text))).toEqual([])
  expect((await allow([])).status()).toBe(200)
  await new Promise((closed) => server.close(closed))
})
