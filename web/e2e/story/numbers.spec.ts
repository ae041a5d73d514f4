// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Funnel, Summary } from '../../admin/src/api/types'
import type { SessionEvent } from '../../protocol/frames.ts'
import { expect, test } from '../engine/staff.ts'
import { rebuild } from './engine.ts'

type Get = (path: string) => Promise<{ status: number; body: never }>
type List<T> = { items: T[]; next: string | number | null }

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)

/** All facts of all sessions, session by session. */
async function journal(get: Get): Promise<SessionEvent[][]> {
  const all: SessionEvent[][] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, next } = (await get(`/sessions?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`))
      .body as List<{
      id: string
    }>
    for (const { id } of items) {
      const facts: SessionEvent[] = []
      for (let after: number | null = 0; after !== null; ) {
        const page = (await get(`/sessions/${id}/events?limit=100&after=${after}`)).body as List<SessionEvent>
        facts.push(...page.items)
        after = page.next as number | null
      }
      all.push(facts)
    }
    cursor = next as string | null
  }
  return all
}

/** What the pages should say, counted one by one. */
function counted(sessions: SessionEvent[][]) {
  const facts = sessions.flat()
  const many = (is: (event: SessionEvent) => boolean) => facts.filter(is).length
  const said = (by: string) => many((event) => event.event === 'said' && event.by === by)
  const did = (action: string) => many((event) => event.event === 'interacted' && event.action === action)
  const orders = new Map(
    facts.flatMap((event) =>
      event.event === 'purchased' && event.status === 'confirmed' ? [[event.order, Number(event.total)] as const] : [],
    ),
  )
  return {
    sessions: sessions.length,
    messages: { visitor: said('visitor'), bot: said('bot'), agent: said('agent') },
    interactions: {
      view: did('view'),
      compare: did('compare'),
      add_to_cart: did('add_to_cart'),
      buy: did('buy'),
      view_refused: many((event) => event.event === 'view_refused'),
    },
    orders: orders.size,
    revenue: [...orders.values()].reduce((sum, total) => sum + total, 0).toFixed(2),
  }
}

test('the figures are what the journal counts to, and a rebuild beside the running engine changes none', async ({
  staff: { page, get },
}, info) => {
  info.setTimeout(300_000)
  const days = `from=${day(2)}&to=${day(-1)}`
  const asked = async () => {
    const summary = (await get(`/analytics/summary?${days}`)).body as Summary
    const { sessions, messages, interactions, orders, revenue } = summary
    return { sessions, messages, interactions, orders, revenue: Number(revenue.amount).toFixed(2) }
  }
  const stages = async () => ((await get(`/analytics/funnel?${days}`)).body as Funnel).stages
  const shown = async () => {
    const figures: string[][] = []
    for (const path of [`analytics?${days}`, 'live']) {
      await page.goto(`/admin/${path}`)
      await expect(page.locator('dd.numbers').nth(7)).toBeVisible()
      await expect(page.getByRole('main').getByRole('status', { name: 'Loading' })).toHaveCount(0)
      figures.push(await page.getByRole('main').locator('.numbers:not(table)').allInnerTexts())
    }
    return figures
  }

  const sessions = await journal(get)
  expect(sessions.length).toBeGreaterThan(1)
  expect(await asked()).toEqual(counted(sessions))
  expect((await stages())[0]).toEqual({ stage: 'started', sessions: sessions.length })
  const before = { shown: await shown(), stages: await stages() }
  expect(rebuild('chat_sessions')).toContain('is rebuilt from')
  expect(await asked()).toEqual(counted(sessions))
  expect({ shown: await shown(), stages: await stages() }).toEqual(before)
})
