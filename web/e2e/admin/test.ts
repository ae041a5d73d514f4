// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { test as base, expect } from '@playwright/test'
import { now } from './clock.ts'
import { Host } from './host.ts'

export { expect }

export const deniz = '01JD7Z3Q8M4K2V6T9X5B7C1N0P'

/** A page on a played server; at the end the browser must have had nothing to complain about. */
export const test = base.extend<{ host: Host }>({
  host: async ({ page }, use) => {
    await page.clock.install({ time: now() })
    const host = new Host(page)
    await use(host)
    expect(host.complaints).toEqual([])
  },
})
