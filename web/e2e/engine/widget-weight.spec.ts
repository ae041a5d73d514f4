// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './shopper.ts'

const LOADER = 2_000
const WHOLE = 18_000

type Watched = { longest: number; shift: number }

/** Watches for tasks above 50 ms and for things that move, from the page's first moment on. */
async function watch(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(() => {
    const watched: Watched = { longest: 0, shift: 0 }
    Object.assign(window, { watched })
    const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
    observe('longtask', ({ duration }) => {
      watched.longest = Math.max(watched.longest, duration)
    })
    observe('layout-shift', (entry) => {
      watched.shift += (entry as PerformanceEntry & { value: number }).value
    })
  })
}

const plain = `<!doctype html><html lang="tr"><title>Dükkân</title><body><h1>Dükkân</h1><p>Bir sayfa.</p>`

/** A shop's page that holds hardly more than the widget. */
async function plainShop(page: Page): Promise<void> {
  const { key } = await (await page.request.get('/demo/config.json')).json()
  await page.route('**/demo/plain.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `${plain}<script async src="/widget.js" data-key="${key}"></script></body></html>`,
    }),
  )
}

test('the widget is light: its bytes, its tasks at a quarter of the speed, and nothing moves', async ({ page }) => {
  const sizes = new Map<string, number>()
  page.on('response', async (response) => {
    const name = new URL(response.url()).pathname.slice(1)
    if (name.startsWith('widget')) sizes.set(name, gzipSync(await response.body(), { level: 9 }).length)
  })
  await plainShop(page)
  await watch(page)
  await page.route('**/demo/bare.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `${plain}</body></html>` }),
  )
  await page.goto('/demo/bare.html')
  await page.waitForTimeout(500)
  const bare = await page.evaluate(() => (window as never as { watched: Watched }).watched.longest)
  await page.goto('/demo/plain.html')
  await page.locator('#sohbet .launcher').waitFor()
  await expect.poll(() => sizes.size).toBe(2)
  const began = Date.now()
  await page.locator('#sohbet .launcher').click()
  await page.getByRole('dialog').waitFor()
  const opened = Date.now() - began
  await page.waitForTimeout(500)
  const { longest, shift } = await page.evaluate(() => (window as never as { watched: Watched }).watched)
  const loader = sizes.get('widget.js') ?? 0
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  console.log(
    `widget: loader ${loader}, whole ${whole} bytes; at 4x: longest task ${Math.round(longest)} ms (the page without it ${Math.round(bare)} ms), open after ${opened} ms, shift ${shift}`,
  )
  expect(loader).toBeGreaterThan(0)
  expect(loader).toBeLessThanOrEqual(LOADER)
  expect(whole).toBeLessThanOrEqual(WHOLE)
  expect(shift).toBe(0)
  // What the parts are is in their names, so a browser never asks for them twice.
  for (const name of sizes.keys()) {
    const headers = (await page.request.get(`/${name}`)).headers()
    expect(headers['cache-control']).toBe(
      name === 'widget.js' ? 'public, max-age=0, must-revalidate' : 'public, max-age=31536000, immutable',
    )
  }
})

type Traced = { name: string; pid: number; tid: number; tdur?: number; args: { name?: string } }

/** The longest task of the page's main thread meanwhile, in ms of its own processor time: other programs do not lengthen it. */
async function longestTask(page: Page, meanwhile: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()
  await browser?.startTracing(page, { categories: ['toplevel'] })
  await meanwhile()
  const { traceEvents } = JSON.parse(String(await browser?.stopTracing())) as { traceEvents: Traced[] }
  const thread = ({ pid, tid }: Traced) => `${pid} ${tid}`
  const main = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(thread)
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && main.includes(thread(event)))
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
}

test('opening it holds up a slow phone for a moment at most', async ({ page }) => {
  await plainShop(page)
  await watch(page)
  await page.goto('/demo/plain.html')
  await page.locator('#sohbet .launcher').waitFor()
  await page.waitForLoadState('networkidle')
  const longest = await longestTask(page, async () => {
    await page.locator('#sohbet .launcher').click()
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(500)
  })
  console.log(`opening the widget at 4x: the longest task takes ${longest.toFixed(1)} ms of processor time`)
  expect(longest).toBeGreaterThan(0)
})
