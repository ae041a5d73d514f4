// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { textsIn, untranslated } from '../pseudo/foreign.ts'
import { pseudoTexts } from '../pseudo/plugin.ts'
import { pseudo } from '../pseudo/pseudo.ts'
import { seen, tooWide } from '../pseudo/seen.ts'
import type { Host } from './host.ts'
import { outside, routes, settled, show } from './pages.ts'
import { expect, test } from './test.ts'

/** The admin as it would be in a language that has just been added, and that nobody has forgotten a text of. */
const built = new URL('../results/pseudo/', import.meta.url)
const admin = fileURLToPath(new URL('../../admin/', import.meta.url))

// The admin is built first, which takes as long as the machine lets it.
test.describe.configure({ mode: 'default', timeout: 120_000 })
test.beforeAll(async () => {
  await build({
    root: admin,
    configFile: `${admin}vite.config.ts`,
    plugins: [pseudoTexts()],
    build: {
      outDir: fileURLToPath(new URL('admin/', built)),
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
    },
    logLevel: 'error',
  })
})

async function faults(page: Page, host: Host, path: string): Promise<string[]> {
  const told = [...textsIn(host.told)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length)
  const words = (await seen(page)).flatMap(({ text, where }) => {
    const left = untranslated(text, told)
    return left === '' ? [] : [`${path} ${where}: ${left}`]
  })
  await page.setViewportSize({ width: 390, height: 844 })
  const wide = (await tooWide(page)).map((what) => `${path} is wider than 390 px: ${what}`)
  await page.setViewportSize({ width: 1280, height: 800 })
  return [...new Set([...words, ...wide])]
}

test('English is disguised and what is filled into it is not', () => {
  expect(pseudo('Save')).toBe('⟦Šååṽéé⟧')
  expect(pseudo('{name} is here')).toBe('⟦{name} îîš ĥééřéé⟧')
  expect(pseudo('{n, plural, =0 {None} one {# line} other {# lines}}')).toBe(
    '⟦{n, plural, =0 {Ñööñéé} one {# ļîîñéé} other {# ļîîñééš}}⟧',
  )
  expect(pseudo('<b>Now</b>')).toBe('⟦<b>Ñööŵ</b>⟧')
})

test('no page of the admin says a word that is not in the files of its language', async ({ page, host }) => {
  host.files = built
  host.merchants.isOwner = true
  await host.open('/admin/')
  const found: string[] = []
  for (const path of routes) {
    await show(page, path)
    found.push(...(await faults(page, host, path)))
  }
  expect(found).toEqual([])
})

test('no page before the sign-in does, and no step of the wizard', async ({ page, host }) => {
  host.files = built
  host.isSignedIn = false
  await host.open('/admin/')
  const found: string[] = []
  for (const { name, open } of outside(page, host)) {
    await open()
    await settled(page)
    found.push(...(await faults(page, host, name)))
  }
  expect(found).toEqual([])
})
