// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
import { waitAfter } from './backoff.ts'

const after = (code: number, failures: number, random: number, retryAfter?: number) =>
  waitAfter({ code, opened: true, retryAfter: retryAfter ?? null }, failures, random)

it('a refused key or origin stops it for good', () => {
  expect(after(4403, 0, 0.5)).toBe(null)
})

it('after a refused token the next try is at once, but not in a loop', () => {
  expect(after(4401, 0, 0.5)).toBe(0)
  expect(after(4401, 3, 0.5)).toBeGreaterThan(1000)
})

it('a slow consumer resumes at once, but not in a loop', () => {
  expect(after(4408, 0, 0.9)).toBe(0)
  expect(after(4408, 5, 0.5)).toBeGreaterThan(5000)
})

it.each([1013, 4429])('%i waits as long as it is asked to, and never less', (code) => {
  expect(after(code, 0, 0, 12)).toBe(12_000)
  expect(after(code, 0, 1, 12)).toBe(15_000)
  expect(after(code, 0, 0)).toBeGreaterThanOrEqual(1000)
})

it('a going away is waited for as it asks', () => {
  expect(after(1001, 0, 0, 3)).toBe(3000)
})

it('a broken line is tried again soon, then later and later, never later than half a minute and a bit', () => {
  expect(after(1006, 0, 0)).toBe(250)
  expect(after(1006, 0, 1)).toBe(750)
  expect(after(1006, 4, 1)).toBe(8250)
  expect(after(1006, 50, 1)).toBe(30_250)
})

it('clients that broke together do not come back together', () => {
  const waits = [0, 0.25, 0.5, 0.75].map((random) => after(1006, 4, random))
  expect(new Set(waits).size).toBe(4)
})
