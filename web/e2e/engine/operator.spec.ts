// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page, WebSocket } from '@playwright/test'
import { code } from './authenticator.ts'
import { elsewhere, expect, isIn, leave, mark, openMail, signIn, test } from './people.ts'
import { Visitor } from './visitor.ts'

const password = `three small otters ${mark}`
const name = `Ayşe ${mark}`
const email = `operator-${mark}@shop.example`

test('an operator from the invitation with a second step to the end of the session by an admin', async ({
  shop,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const { page: admin } = shop
  await admin.getByRole('link', { name: 'Settings' }).click()
  await admin.getByRole('group', { name: 'Second step at sign-in' }).getByLabel('Operator').check()
  await expect(admin.getByText('Saved').first()).toBeVisible()
  await admin.getByRole('link', { name: 'Staff' }).click()
  await admin.getByRole('button', { name: 'Add or invite' }).click()
  await admin.getByLabel('E-mail').fill(email)
  await admin.getByLabel('Name', { exact: true }).fill(name)
  await admin.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(admin.getByRole('heading', { name })).toBeVisible()
  await expect(admin.getByText('Invited', { exact: true })).toBeVisible()
  const id = new URL(admin.url()).pathname.split('/').at(-1)

  const operator = await elsewhere(browser, baseURL)
  let line: WebSocket | undefined
  operator.on('websocket', (socket) => {
    line = socket
  })
  await accept(operator)
  // Mails name the engine by the address it knows of itself, and the session is of that one.
  const here = (path: string) => new URL(path, operator.url()).href
  const ask = async (method: 'GET' | 'PATCH', path: string, data?: object) => {
    const { csrf } = (await (await operator.request.get(here('/api/v1/me'))).json()) as { csrf: string }
    const headers = { 'X-CSRF-Token': csrf, ...(data && { 'Content-Type': 'application/merge-patch+json' }) }
    const answer = await operator.request.fetch(here(`/api/v1${path}`), { method, headers, ...(data && { data }) })
    return [answer.status(), ((await answer.json()) as { code?: string }).code]
  }

  await signIn(operator, email, password)
  await expect(operator.getByRole('heading', { name: 'Set up the second step first' })).toBeVisible()
  expect(await ask('GET', '/sessions')).toEqual([403, 'mfa_setup_needed'])
  const key = await operator.getByTestId('mfa-key').innerText()
  await operator.getByLabel('Code of the app').fill(code(key))
  await operator.getByRole('button', { name: 'Turn it on' }).click()
  await operator.getByRole('button', { name: 'I have put them away' }).click()
  await isIn(operator)
  await leave(operator)
  await signIn(operator, email, password)
  // The one of this step is used up; a clock that is a step ahead is put up with.
  await operator.getByLabel('Code', { exact: true }).fill(code(key, 1))
  await operator.keyboard.press('Enter')
  await isIn(operator)

  const place = await elsewhere(browser, baseURL)
  await place.goto('/admin/')
  const visitor = await Visitor.open(place, shop.key)
  await visitor.ask('identify', { customer: `k-${mark}`, name: 'Deniz', email: 'deniz@shop.example' })
  await visitor.ask('say', { text: 'Bakır cezve var mı?' })
  await operator.getByRole('link', { name: 'Deniz' }).click()
  await operator.getByRole('button', { name: 'Take over' }).click()
  const field = operator.getByRole('textbox', { name: 'Your answer' })
  await field.fill('Merhaba, hemen bakıyorum.')
  await field.press('Enter')
  const answer = await visitor.wait(({ event, by }) => event === 'said' && by === 'agent')
  expect(answer.text).toBe('Merhaba, hemen bakıyorum.')

  // What an admin may is in its place, with the reason why not; and the server says no by itself.
  await expect(operator.getByRole('link', { name: 'Staff' })).toHaveCount(0)
  await expect(operator.getByRole('button', { name: 'Staff' })).toHaveAccessibleDescription('Only admins may do this.')
  await operator.goto(here('/admin/users'))
  await expect(operator.getByText('Only admins see the staff.')).toBeVisible()
  await operator.getByRole('link', { name: 'Settings' }).click()
  await expect(operator.getByRole('group', { name: 'Second step at sign-in' }).getByLabel('Operator')).toBeDisabled()
  expect(await ask('GET', '/users')).toEqual([403, 'forbidden'])
  expect(await ask('PATCH', '/merchants/own/settings', { mfa_required_for: [] })).toEqual([403, 'forbidden'])
  await isIn(operator)

  await admin.goto(`/admin/audit?who=${id}`)
  const row = (what: string) => admin.getByRole('row').filter({ hasText: what })
  for (const done of ['Turn two-step sign-in on', 'Sign out', 'Take a conversation over', 'Answer a visitor'])
    await expect(row(done)).toContainText('Done')
  await expect(row('Sign in').filter({ hasText: 'Done' })).toHaveCount(2)
  for (const kept of ['Look at the staff', 'Change the shop’s settings'])
    await expect(row(kept)).toContainText('RefusedYour role may not do this.')
  await expect(row('Answer a visitor')).toContainText(name)

  await admin.goto(`/admin/users/${id}`)
  await expect(admin.getByText('Active', { exact: true })).toBeVisible()
  expect(line?.isClosed()).toBe(false)
  await admin.getByRole('button', { name: /End the session on Chrome/ }).click()
  await expect(admin.getByText('Not signed in anywhere.')).toBeVisible()
  await expect.poll(() => line?.isClosed()).toBe(true)
  await operator
    .getByRole('link', { name: 'Live' })
    .click({ timeout: 2_000 })
    .catch(() => undefined)
  await expect(operator.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await operator.request.get(here('/api/v1/me'))).status()).toBe(401)

  await admin.getByRole('button', { name: 'Delete…' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(admin.getByRole('heading', { name: 'Staff' })).toBeVisible()
  await signIn(operator, email, password)
  await expect(operator.getByRole('alert')).toHaveText('The e-mail or the password is wrong.')
})

/** Chooses a password by the mailed link; one that everybody tries first is refused with the reason. */
async function accept(operator: Page): Promise<void> {
  await openMail(operator, email)
  await expect(operator.getByRole('heading', { name: /invites you/ })).toBeVisible()
  await operator.getByLabel('New password', { exact: true }).fill('galatasaray1905')
  await operator.getByRole('button', { name: 'Accept' }).click()
  await expect(operator.getByText('made of words that everybody tries first')).toBeVisible()
  await operator.getByLabel('New password', { exact: true }).fill(password)
  await operator.getByRole('button', { name: 'Accept' }).click()
  await operator.getByRole('link', { name: 'To the sign-in' }).click()
}
