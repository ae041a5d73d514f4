// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { Host } from './host.ts'
import { deniz } from './test.ts'

const router = new URL('../../admin/src/router.tsx', import.meta.url)
const examples = new URL('../../../http/src/main/resources/api/examples/', import.meta.url)

/** What stands for the braces of an address. */
const things: Record<string, string> = {
  '/sessions/$id': `/sessions/${deniz}`,
  '/webhooks/$id': '/webhooks/till',
  '/users/$id': '/users/u-9',
  '/products/$id': '/products/p-101',
}

/** Every page of the admin, as its router says, but the sign-in, where nobody who is signed in stays. */
export const routes = Array.from(
  readFileSync(router, 'utf8').matchAll(/^ {2}path: '([^']+)'/gm),
  ([, path = '']) => things[path] ?? path,
).filter((path) => path !== '/sign-in')

/** Everything is there that will come. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0)
}

/** Opens a page of the admin and waits until all of it is there. */
export async function show(page: Page, path: string): Promise<void> {
  await page.goto(`/admin${path}`)
  await settled(page)
}

/** What the engine has answered, as its description shows it. */
const answered = (operation: string) =>
  (JSON.parse(readFileSync(new URL(`${operation}.json`, examples), 'utf8')) as { response: { body: object } }[])[0]
    ?.response.body

/** The pages before the sign-in and the steps of the wizard; each is opened on its host. */
export function outside(page: Page, host: Host): { name: string; open: () => Promise<unknown> }[] {
  host.failures['GET /invitations/x'] = { status: 200, body: answered('getInvitation') }
  const wizard = (name: string, body: object) => ({
    name,
    open: () => {
      host.failures['GET /setup'] = { status: 200, body }
      return page.goto('/setup')
    },
  })
  const view = answered('getSetup') as { inside: object }
  return [
    ...['/admin/', '/admin/sign-up', '/admin/forgot', '/admin/invitation#x', '/admin/reset#x'].map((path) => ({
      name: path,
      open: () => page.goto(path),
    })),
    wizard('/setup without a link', { done: false, entered: false }),
    ...['admin', 'shop', 'model', 'messaging', 'database', 'summary'].map((at) =>
      wizard(`/setup at ${at}`, { ...view, inside: { ...view.inside, at } }),
    ),
  ]
}
