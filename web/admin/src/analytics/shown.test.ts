// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { csv } from './sheet'
import { jsonOf, rowsOf, type Shown } from './shown'
import { matching } from './top'

const range = { from: '2026-11-20', to: '2026-11-21', zone: 'Europe/Istanbul' }
const shown: Shown = {
  summary: {
    pos: '7-1',
    range,
    sessions: 4,
    messages: { visitor: 5, bot: 4, agent: 0 },
    interactions: { view: 3, compare: 0, add_to_cart: 0, buy: 1, view_refused: 0 },
    orders: 1,
    revenue: { amount: '1249.90', currency: 'TRY' },
    step: 'hour',
    course: [{ at: '2026-11-21T09:00:00Z', sessions: 4, messages: 9, interactions: 4 }],
  },
  funnel: {
    range,
    stages: [
      { stage: 'started', sessions: 4 },
      { stage: 'engaged', sessions: 4 },
      { stage: 'confirmed', sessions: 1 },
    ],
  },
  intents: { pos: '7-1', range, items: [{ intent: 'price', count: 2 }] },
  products: [{ product: '-1', title: '=Çay, "demli"', views: 3, compares: 0, carts: 0, buys: 1 }],
}

describe('what is exported', () => {
  it('is each figure on the screen in a row', () => {
    const lines = csv(rowsOf(shown)).slice(1).split('\r\n')
    expect(lines).toContain('total,visitor,,messages,5')
    expect(lines).toContain('total,TRY,,revenue,1249.90')
    expect(lines).toContain('hour,2026-11-21T09:00:00Z,,messages,9')
    expect(lines).toContain('funnel,confirmed,,sessions,1')
    expect(lines).toContain('total,,,conversion_confirmed,0.25')
    expect(lines).toContain('intent,price,,count,2')
    expect(lines).toContain(`product,'-1,"'=Çay, ""demli""",views,3`)
  })

  it('is for machines as the API writes it, without what only the feed needs', () => {
    const document = JSON.parse(jsonOf(range, shown))
    expect(document.range).toEqual(range)
    expect(document.summary.revenue).toEqual({ amount: '1249.90', currency: 'TRY' })
    expect(document.summary).not.toHaveProperty('pos')
    expect(document.products).toEqual(shown.products)
  })

  it('leaves out what has not come', () => {
    expect(rowsOf({ summary: undefined, funnel: undefined, intents: undefined, products: undefined })).toHaveLength(1)
  })
})

describe('the filter of products', () => {
  const items = ['Işıklı ÇAYDANLIK', 'İnce belli bardak', null].map((title, n) => ({
    product: `p-${n}`,
    title,
    ...{ views: 1, compares: 0, carts: 0, buys: 0 },
  }))

  it('finds however it is written', () => {
    expect(matching(items, 'caydanlik').map(({ product }) => product)).toEqual(['p-0'])
    expect(matching(items, 'ISIKLI').map(({ product }) => product)).toEqual(['p-0'])
    expect(matching(items, ' ince ').map(({ product }) => product)).toEqual(['p-1'])
    expect(matching(items, 'P-2').map(({ product }) => product)).toEqual(['p-2'])
    expect(matching(items, '')).toHaveLength(3)
  })
})
