// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { textsIn, untranslated } from '../pseudo/foreign.ts'
import { pseudoTexts } from '../pseudo/plugin.ts'
import { pseudo } from '../pseudo/pseudo.ts'
import { seen, tooWide } from '../pseudo/seen.ts'
import type { Host } from './host.ts'
import { deniz, expect, test } from './test.ts'

/** The admin as it would be in a language that has just been added, and that nobody has forgotten a text of. */
const built = new URL('../results/pseudo/', import.meta.url)
const admin = fileURLToPath(new URL('../../admin/', import.meta.url))

/** Where nobody who is signed in stays. */
const leadsOn = '/sign-in'

/** What stands for the braces of an address. */
const things: Record<string, string> = {
  '/sessions/$id': `/sessions/${deniz}`,
  '/webhooks/$id': '/webhooks/till',
  '/users/$id': '/users/u-9',
  '/products/$id': '/products/p-101',
}

const routes = () =>
  Array.from(
    readFileSync(`${admin}src/router.tsx`, 'utf8').matchAll(/^ {2}path: '([^']+)'/gm),
    ([, path = '']) => things[path] ?? path,
  ).filter((path) => path !== leadsOn)

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

/** Everything is there that will come. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0)
}

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
  for (const path of routes()) {
    await page.evaluate((to) => window.history.pushState({}, '', to), `/admin${path}`)
    await expect(page).toHaveURL(new RegExp(`/admin${path.replaceAll('/', '\\/')}$`))
    await settled(page)
    found.push(...(await faults(page, host, path)))
  }
  expect(found).toEqual([])
})

/** What the engine has answered, as its description shows it. */
const answered = (operation: string) => {
  const file = new URL(`../../../http/src/main/resources/api/examples/${operation}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { status: number; response: { body: object } }[])[0]?.response.body
}

test('no page before the sign-in does, and no step of the wizard', async ({ page, host }) => {
  host.files = built
  host.isSignedIn = false
  host.failures['GET /invitations/x'] = { status: 200, body: answered('getInvitation') }
  await host.open('/admin/')
  const found: string[] = []
  const visit = async (path: string, name = path) => {
    await page.goto(path)
    await settled(page)
    found.push(...(await faults(page, host, name)))
  }
  for (const path of ['/admin/', '/admin/forgot', '/admin/invitation#x', '/admin/reset#x']) await visit(path)
  const view = answered('getSetup') as { inside: object }
  host.failures['GET /setup'] = { status: 200, body: { done: false, entered: false } }
  await visit('/setup', '/setup without a link')
  for (const at of ['admin', 'shop', 'model', 'messaging', 'database', 'summary']) {
    host.failures['GET /setup'] = { status: 200, body: { ...view, inside: { ...view.inside, at } } }
    await visit('/setup', `/setup at ${at}`)
  }
  expect(found).toEqual([])
})
