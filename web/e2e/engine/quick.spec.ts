// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test } from './staff.ts'

const megabit = 1_000_000 / 8
const line = { offline: false, latency: 20, downloadThroughput: 10 * megabit, uploadThroughput: 10 * megabit }

/** Times are printed, not asserted: the machine may be busy. What is drawn is asserted. */
for (const path of ['/admin/live', '/admin/analytics'])
  test(`${path} is drawn by a processor four times slower, over 10 Mbit/s`, async ({ staff, visit }) => {
    test.setTimeout(180_000)
    const visitor = await visit()
    await visitor.ask('say', { text: 'Bakır cezve var mı?' })
    await visitor.wait(({ type, by }) => type === 'event' && by === 'bot')
    const { page } = staff
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
    await devtools.send('Network.emulateNetworkConditions', line)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const began = Date.now()
      await page.goto(path, { waitUntil: 'commit' })
      await expect(page.getByRole('img', { name: /: [\d,]+ in all/ }).first()).toBeVisible({ timeout: 60_000 })
      times.push(Date.now() - began)
    }
    const [best, , median, , worst] = times.sort((a, b) => a - b)
    console.log(`  ${path}: drawn after ${median} ms (${best} to ${worst}), processor 4x slower, 10 Mbit/s, no cache`)
  })
