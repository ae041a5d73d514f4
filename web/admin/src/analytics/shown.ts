// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Funnel, IntentCounts, Summary } from '../api/types'
import { conversionOf } from './funnel'
import type { Range } from './range'
import type { Cell } from './sheet'
import type { TopProduct } from './top'

/** What is on the screen; what has not come yet is not there. */
export type Shown = {
  summary: Summary | undefined
  funnel: Funnel | undefined
  intents: IntentCounts | undefined
  products: TopProduct[] | undefined
}

/** One row a figure, so that a sheet can filter and turn them. */
export function rowsOf({ summary, funnel, intents, products }: Shown): Cell[][] {
  const rows: Cell[][] = [['part', 'of', 'name', 'measure', 'value']]
  if (summary !== undefined) rows.push(...totals(summary), ...course(summary))
  const conversion = conversionOf(funnel?.stages ?? [])
  if (conversion !== undefined) {
    rows.push(['total', null, null, 'conversion_purchased', conversion.purchased])
    rows.push(['total', null, null, 'conversion_confirmed', conversion.confirmed])
  }
  for (const { stage, sessions } of funnel?.stages ?? []) rows.push(['funnel', stage, null, 'sessions', sessions])
  for (const { intent, count } of intents?.items ?? []) rows.push(['intent', intent, null, 'count', count])
  for (const { product, title, ...counts } of products ?? []) {
    for (const [measure, count] of Object.entries(counts)) rows.push(['product', product, title, measure, count])
  }
  return rows
}

function totals({ sessions, messages, interactions, orders, revenue }: Summary): Cell[][] {
  return [
    ['total', null, null, 'sessions', sessions],
    ...Object.entries(messages).map(([by, count]): Cell[] => ['total', by, null, 'messages', count]),
    ...Object.entries(interactions).map(([action, count]): Cell[] => ['total', action, null, 'interactions', count]),
    ['total', null, null, 'orders', orders],
    ['total', revenue.currency, null, 'revenue', { decimal: revenue.amount }],
  ]
}

function course({ step, course: points }: Summary): Cell[][] {
  return points.flatMap(({ at, ...counts }) =>
    Object.entries(counts).map(([measure, count]): Cell[] => [step, at, null, measure, count]),
  )
}

/** The same for machines, as the API writes it. */
export function jsonOf(range: Range & { zone: string }, { summary, funnel, intents, products }: Shown): string {
  const { pos: _, range: __, ...totalled } = summary ?? {}
  const document = {
    range,
    summary: summary === undefined ? undefined : totalled,
    funnel: funnel?.stages,
    conversion: conversionOf(funnel?.stages ?? []),
    intents: intents?.items,
    products,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
