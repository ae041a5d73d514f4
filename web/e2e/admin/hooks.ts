// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Delivery, DeliveryWhole, NewWebhook, Webhook } from '../../admin/src/api/types'
import { now } from './clock.ts'

type Answer = { status: number; body?: unknown }

const ago = (minutes: number) => new Date(now() - minutes * 60_000).toISOString()

const hook = (id: string, name: string, more: Partial<Webhook>): Webhook => ({
  ...{ id, name, url: `https://${id}.shop.example/sohbet`, form: 'standard', locale: 'tr', types: [], enabled: true },
  ...{ version: 1, created_at: ago(9_000), changed_at: ago(9_000), waiting: 0, dead: 0 },
  ...more,
})

const delivery = (id: string, more: Partial<Delivery>): Delivery => ({
  ...{ id, webhook_id: 'till', message_id: `msg_${id}`, type: 'notification.key_expiring', status: 'delivered' },
  ...{ attempts: 1, created_at: ago(60), finished_at: ago(59), last_status: 204 },
  ...more,
})

/** The webhooks of a played server and the log of one of them. */
export class PlayedHooks {
  hooks: Webhook[] = [
    hook('till', 'Kasa', { delivered_at: ago(59), dead: 1 }),
    hook('chat', 'Ekip kanalı', {
      ...{ form: 'slack', url: 'https://hooks.slack.com/…', types: ['notification.limit_near'] },
      ...{ enabled: false, disabled_why: 'gone' },
    }),
  ]
  log: Delivery[] = [
    delivery('d-2', { status: 'dead', attempts: 10, last_status: 500, type: 'notification.limit_near' }),
    delivery('d-1', {}),
  ]

  answer(method: string, path: string, query: URLSearchParams, body: unknown): Answer | undefined {
    const [, first, id, act] = path.split('/')
    if (first === 'deliveries') return this.ofDelivery(method, id ?? '')
    if (first !== 'webhooks') return undefined
    if (id === undefined)
      return method === 'GET' ? list(this.hooks) : { status: 201, body: this.made(body as NewWebhook) }
    const known = this.hooks.find((one) => one.id === id)
    if (known === undefined) return { status: 404, body: { code: 'not_found' } }
    if (act === 'deliveries') {
      const status = query.get('status')
      return list(this.log.filter((one) => one.webhook_id === id && (status === null || one.status === status)))
    }
    if (act === 'rotate') return { status: 200, body: { webhook: known, secret: `whsec_${'r'.repeat(43)}=` } }
    if (act === 'test') return { status: 202, body: this.tested(id) }
    if (act === 'replay') return { status: 202, body: { replayed: 1 } }
    if (method === 'DELETE') this.hooks = this.hooks.filter((one) => one !== known)
    if (method === 'PATCH') Object.assign(known, body, { version: known.version + 1 })
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: known }
  }

  private made(body: NewWebhook) {
    const webhook = hook('new', body.name, { url: body.url, types: body.types ?? [], form: body.form ?? 'standard' })
    this.hooks = [...this.hooks, webhook]
    return { webhook, secret: `whsec_${'n'.repeat(43)}=` }
  }

  private tested(id: string): DeliveryWhole {
    const one = delivery('d-3', { webhook_id: id, type: 'webhook.test', created_at: ago(0) })
    this.log = [one, ...this.log]
    return this.whole(one)
  }

  private whole(one: Delivery): DeliveryWhole {
    const payload = { type: one.type, timestamp: one.created_at, data: { params: { name: 'Gece stok aktarımı' } } }
    const said = one.status === 'dead' ? { status: 500, answer: 'Internal Server Error' } : { status: 204 }
    return { delivery: one, payload, log: [{ n: 1, at: one.created_at, duration_ms: 84, ...said }] }
  }

  private ofDelivery(method: string, id: string): Answer {
    const known = this.log.find((one) => one.id === id)
    if (known === undefined) return { status: 404, body: { code: 'not_found' } }
    if (method === 'POST') Object.assign(known, { status: 'delivered', last_status: 204 })
    return { status: method === 'POST' ? 202 : 200, body: this.whole(known) }
  }
}

const list = (items: unknown[]): Answer => ({ status: 200, body: { items, next: null } })
