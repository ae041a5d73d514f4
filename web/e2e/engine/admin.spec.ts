// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { SessionEvent, SessionRow, SessionView } from '../../admin/src/api/types'
import { foldRow, openedRow } from '../../admin/src/live/rows'
import { foldView } from '../../admin/src/live/view'
import { expect, test } from './staff.ts'
import type { Visitor } from './visitor.ts'

const page = { url: 'https://shop.example/cay', title: 'Çay & Kahve' }

/** A bit of everything a visitor can do. */
async function shopping(visitor: Visitor, name: string): Promise<void> {
  await visitor.ask('say', { text: 'Bakır cezve var mı?' })
  await visitor.wait(({ type, by }) => type === 'event' && by === 'bot')
  await visitor.ask('interact', { product: 'p-101', action: 'view', source: 'card' })
  await visitor.ask('identify', { customer: `k-${name}`, name, email: 'someone@shop.example' })
  await visitor.ask('prefer', { key: 'renk', value: 'bakır' })
  await visitor.ask('interact', { product: 'p-101', action: 'add_to_cart' })
  await visitor.ask('purchase', { order: `A-${name}`, total: '249.90', currency: 'TRY' })
  await visitor.ask('track', { name: 'wishlist', data: { product: 'p-101' } })
}

test('staff watch a visitor, take over, answer and hand back', async ({ staff, visit }) => {
  const visitor = await visit({ page, tz: 'Europe/Istanbul' })
  const name = `Deniz ${visitor.session.slice(-5)}`
  await shopping(visitor, name)
  await staff.page.getByRole('link', { name }).click()
  const log = staff.page.getByRole('log')
  await expect(log).toContainText('Bakır cezve var mı?')
  await expect(log).toContainText('Visitor viewed')
  await expect(staff.page.getByText(`A-${name}`)).toBeVisible()

  await staff.page.getByRole('button', { name: 'Take over' }).click()
  const field = staff.page.getByRole('textbox', { name: 'Your answer' })
  await field.fill('Merhaba, hemen bakıyorum.')
  await visitor.wait(({ type, by, on }) => type === 'typing' && by === 'agent' && on === true)
  await field.press('Enter')
  const answer = await visitor.wait(({ event, by }) => event === 'said' && by === 'agent')
  expect(answer.text).toBe('Merhaba, hemen bakıyorum.')
  await expect(log.getByRole('article').filter({ hasText: 'hemen bakıyorum' })).toHaveCount(1)
  await expect(staff.page.getByText('Sending…')).toHaveCount(0)

  await visitor.send({ type: 'typing', on: true })
  await expect(staff.page.getByText('The visitor is typing…')).toBeVisible()
  await visitor.ask('say', { text: 'Teşekkürler!' })
  await expect(log).toContainText('Teşekkürler!')
  await visitor.wait(({ event, by }) => event === 'read' && by === 'agent')
  await visitor.send({ type: 'read', upto: answer.seq })
  await expect(staff.page.getByText('Seen')).toBeVisible()

  await staff.page.getByRole('button', { name: 'Hand back to the bot' }).click()
  await expect(staff.page.getByText('The bot answers')).toBeVisible()
  await visitor.ask('end', {})
  await expect(staff.page.getByText('The session has ended: nobody can answer')).toBeVisible()
})

test('what the page folds from the facts is what the server shows, at every number', async ({ staff, visit }) => {
  const visitor = await visit({ page })
  await shopping(visitor, `Ada ${visitor.session.slice(-5)}`)
  await visitor.send({ type: 'page', url: 'https://shop.example/kahve', title: 'Kahve' })
  await visitor.wait(({ event }) => event === 'moved')
  await visitor.ask('end', {})
  const { items } = (await staff.get(`/sessions/${visitor.session}/events?limit=100`)).body as { items: SessionEvent[] }
  expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1))

  let folded = await at(1)
  for (const event of items.slice(1)) {
    folded = foldView(folded, event)
    expect(comparable(folded)).toEqual(comparable(await at(event.seq)))
  }

  async function at(seq: number): Promise<SessionView> {
    return (await staff.get(`/sessions/${visitor.session}/at/${seq}`)).body
  }
})

/** Command ids stand in the facts alone, and instants may be written with more or fewer digits. */
function comparable(view: SessionView): unknown {
  const text = JSON.stringify({ ...view, messages: view.messages.map((message) => ({ ...message, cid: null })) })
  return JSON.parse(text, (_key, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value).toISOString() : value,
  )
}

test('the rows of the list are what their facts say', async ({ staff, visit }) => {
  const visitor = await visit({ page })
  await shopping(visitor, `Ece ${visitor.session.slice(-5)}`)
  const { items } = (await staff.get(`/sessions/${visitor.session}/events?limit=100`)).body as { items: SessionEvent[] }
  const [opened, ...others] = items
  if (opened?.event !== 'opened') throw new Error('the session did not begin with its opening')
  const folded = others.reduce(foldRow, openedRow(visitor.session, opened))
  await expect
    .poll(async () => {
      const list = (await staff.get('/sessions?limit=100')).body as { items: SessionRow[] }
      return instants(list.items.find(({ id }) => id === visitor.session))
    })
    .toEqual(instants(folded))
})

const instants = (value: unknown): unknown =>
  value &&
  JSON.parse(JSON.stringify(value), (_key, one) =>
    typeof one === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(one) ? new Date(one).toISOString() : one,
  )

test('the slider goes through a session’s past', async ({ staff, visit }) => {
  const visitor = await visit()
  await shopping(visitor, `Nil ${visitor.session.slice(-5)}`)
  await staff.page.goto(`/admin/sessions/${visitor.session}`)
  const slider = staff.page.getByRole('slider')
  await slider.focus()
  await staff.page.keyboard.press('Home')
  await expect(staff.page.getByText('Nothing has been said yet.')).toBeVisible()
  await staff.page.keyboard.press('ArrowRight')
  await expect(staff.page.getByRole('log').getByRole('article')).toHaveCount(1)
  await staff.page.getByRole('button', { name: 'Back to now' }).click()
  await expect(staff.page.getByRole('log').getByRole('article')).toHaveCount(2)
})

test('two colleagues cannot take the same session unseen', async ({ staff, visit }) => {
  const visitor = await visit()
  await visitor.ask('say', { text: 'Kimse var mı?' })
  await staff.page.goto(`/admin/sessions/${visitor.session}`)
  await expect(staff.page.getByText('The bot answers')).toBeVisible()
  const csrf = ((await staff.get('/me')).body as { csrf: string }).csrf
  const take = (expected: number) =>
    staff.page.request.post(`/api/v1/sessions/${visitor.session}/take`, {
      headers: { 'X-CSRF-Token': csrf },
      data: { expect: expected },
    })
  expect((await take(0)).status()).toBe(200)
  const late = await take(0)
  expect(late.status()).toBe(409)
  expect(((await late.json()) as { code: string }).code).toBe('stale')
})
