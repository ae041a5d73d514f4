// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { stepsOf } from '../../admin/src/analytics/range'
import { type Day, dayOf } from '../../admin/src/analytics/zone'
import type { SessionEvent } from '../../admin/src/api/types'
import type { LiveEvent } from '../../admin/src/live/frames'
import { countHour, type Hours, hoursOf } from '../../admin/src/overview/hours'
import { type Deed, isDeed } from '../../admin/src/overview/newest'
import { now } from './clock.ts'
import type { PlayedEngine } from './engine.ts'
import { products } from './shop.ts'

const zone = 'Europe/Istanbul'
const nothing = { sessions: 0, messages: 0, interactions: 0 }

/** The figures of a played server: a steady past, and what its sessions add to it. */
export class PlayedFigures {
  /** Nothing has ever happened but what the sessions tell. */
  hasPast = true
  readonly asked: string[] = []

  constructor(private readonly engine: () => PlayedEngine) {}

  deeds(): Deed[] {
    return this.all()
      .filter((event): event is LiveEvent & Deed => isDeed(event))
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  }

  answer(what: string, query: URLSearchParams): unknown {
    this.asked.push(what)
    const today = dayOf(now(), zone)
    const to: Day = query.get('to') ?? today
    const range = { from: query.get('from') ?? to, to, zone }
    const pos = this.engine().place
    if (what === 'summary') return { pos, range, ...this.summary(range) }
    if (what === 'intents') return { pos, range, items: this.hasPast ? intents : [] }
    if (what === 'funnel')
      return { range, stages: stages.map(([stage, n]) => ({ stage, sessions: this.hasPast ? n : 0 })) }
    return what === 'products' ? { range, items: this.hasPast ? top : [] } : undefined
  }

  private all(): LiveEvent[] {
    return [...this.engine().facts].flatMap(([session, facts]) =>
      facts.map((fact: SessionEvent) => ({ type: 'event' as const, topic: 'sessions', pos: '', session, ...fact })),
    )
  }

  private summary(range: { from: Day; to: Day }) {
    const step = range.from >= dayOf(Date.parse(range.to) - 86_400_000, 'UTC') ? ('hour' as const) : ('day' as const)
    const steps = this.hasPast ? stepsOf(range, step, zone, now() - (step === 'hour' ? 3_600_000 : 0)) : []
    const past: Hours = hoursOf(steps.map((at, n) => ({ at: new Date(at).toISOString(), ...wave(n, step) })))
    const hours = step === 'hour' ? this.all().reduce((known, event) => countHour(known, event, zone), past) : past
    const course = [...hours].map(([at, counts]) => ({ at: new Date(at).toISOString(), ...nothing, ...counts }))
    const sum = (of: keyof typeof nothing) => course.reduce((all, point) => all + point[of], 0)
    const share = (of: keyof typeof nothing, part: number) => Math.floor(sum(of) * part)
    return {
      sessions: sum('sessions'),
      messages: { visitor: share('messages', 0.5), bot: share('messages', 0.4), agent: share('messages', 0.1) },
      interactions: {
        view: share('interactions', 0.7),
        compare: share('interactions', 0.1),
        add_to_cart: share('interactions', 0.12),
        buy: share('interactions', 0.05),
        view_refused: share('interactions', 0.03),
      },
      orders: this.hasPast ? 6 : 0,
      revenue: { amount: this.hasPast ? '18450.00' : '0.00', currency: 'TRY' },
      step,
      course,
    }
  }
}

function wave(n: number, step: 'hour' | 'day') {
  const tide = (1 + Math.sin(n / (step === 'hour' ? 4 : 2))) * (step === 'hour' ? 1 : 18)
  return {
    sessions: Math.round(tide * 5),
    messages: Math.round(tide * 31) + (n % 4),
    interactions: Math.round(tide * 11),
  }
}

const stages: [string, number][] = [
  ['started', 148],
  ['engaged', 120],
  ['viewed', 77],
  ['carted', 24],
  ['purchased', 9],
  ['confirmed', 6],
]

const intents = [
  ['product_search', 212],
  ['price', 97],
  ['stock', 61],
  ['shipping', 48],
  ['human', 12],
  ['gift_wrapping', 3],
].map(([intent, count]) => ({ intent, count }))

const top = [
  ...products.map(({ id, title }, n) => ({
    product: id,
    title,
    views: 40 - n,
    compares: 9 - n,
    carts: 7,
    buys: 3 - n,
  })),
  { product: 'p-9', title: '=HYPERLINK("https://evil.example","Çay")', views: 3, compares: 0, carts: 1, buys: 0 },
  { product: 'p-gone', title: null, views: 2, compares: 1, carts: 0, buys: 0 },
]
