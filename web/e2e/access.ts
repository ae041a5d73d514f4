// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Locator, type Page, test } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/** The colours and widths in which everybody reads every page. The language is that of the browser. */
const looks = [
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 1280 },
] as const

type Strictness = {
  /** What is moderate or minor counts as well. */
  everything?: boolean
  /** The part that is looked at. */
  within?: string
}

/** What axe finds in the page as it stands, in words that say where. */
export async function findings(page: Page, { everything = false, within }: Strictness = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(async (part): Promise<AxeResults> => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    return await run(part ?? document, { resultTypes: ['violations'] })
  }, within)
  return violations
    .filter(({ impact }) => everything || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))
}

/** Waits until the page has taken the colours on, and ends what is on its way: half-way it has colours that nobody reads. */
const settle = (page: Page, colorScheme: string) =>
  page.evaluate(async (wanted) => {
    const frame = () => new Promise(requestAnimationFrame)
    const changes = () => document.getAnimations().filter((one) => one instanceof CSSTransition)
    const { dataset } = document.documentElement
    while (dataset.mantineColorScheme !== undefined && dataset.mantineColorScheme !== wanted) await frame()
    do {
      for (const change of changes()) change.finish()
      await frame()
      await frame()
    } while (changes().length > 0)
  }, colorScheme)

/** In each look `seen` is there, axe is content, and nothing lies beyond the page's edge. It ends light and wide. */
export async function isReadable(page: Page, seen: Locator, strictness: Strictness = {}): Promise<void> {
  for (const { colorScheme, width } of looks)
    await test.step(`${colorScheme}, ${width} px`, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 844 })
      await expect(seen).toBeVisible()
      await settle(page, colorScheme)
      expect(await findings(page, strictness)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
}
