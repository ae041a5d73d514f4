// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { InstallationOwner, Merchant } from '../../admin/src/api/types'

type Answer = { status: number; body?: unknown }

const shop = (id: string, name: string): Merchant => ({
  ...{ id, name, zone: 'Europe/Istanbul', currency: 'TRY', locales: ['tr', 'en'], default_locale: 'tr', region: 'TR' },
  ...{ suspended: null, created_at: '2026-11-01T09:00:00Z', people: 3, version: 1 },
})

/** The shops of a played installation, and the one somebody is at. */
export class PlayedMerchants {
  isOwner = false
  current = 'demo'
  readonly shops = [shop('demo', 'Çay Evi'), shop('isik', 'Işık Kitabevi'), shop('orman', 'Orman Bahçe')]
  owners: InstallationOwner[] = [{ id: 'u-7', name: 'Ayşe Yılmaz', email: 'ayse@shop.example', able: true, you: true }]
  private keys = { public_key: 'sohbet_pk_0123456789abcdef0123456789abcdef', old: false, rotated: false }

  here(): Merchant {
    return this.shops.find(({ id }) => id === this.current) ?? shop('demo', 'Çay Evi')
  }

  answer(method: string, path: string, query: URLSearchParams, body: Record<string, unknown> | null, me: () => object) {
    const [, first, id = '', act] = path.split('/')
    if (first === 'me' && id === 'merchants') return this.seats(query)
    if (first === 'me' && id === 'merchant') {
      this.current = String(body?.id)
      return { status: 200, body: me() }
    }
    if (first === 'owners') return this.owning(method, id, body)
    if (first !== 'merchants' || act === 'settings') return undefined
    if (act === 'keys') return this.rotated(method, path)
    if (!this.isOwner) return { status: 403, body: { code: 'forbidden' } }
    if (id === '') return method === 'GET' ? this.list(query) : this.add(body)
    return this.change(id, act, body)
  }

  private list(query: URLSearchParams): Answer {
    const words = (query.get('q') ?? '').toLocaleLowerCase('tr')
    const items = this.shops
      .filter(({ name }) => name.toLocaleLowerCase('tr').includes(words))
      .filter(({ suspended }) => !query.get('state') || (query.get('state') === 'suspended') === (suspended !== null))
    return { status: 200, body: { items, next: null } }
  }

  private seats(query: URLSearchParams): Answer {
    const words = (query.get('q') ?? '').toLocaleLowerCase('tr')
    const items = this.shops
      .filter(({ id }) => this.isOwner || id !== 'orman')
      .filter(({ name }) => name.toLocaleLowerCase('tr').includes(words))
      .map(({ id, name, suspended }) => ({
        ...{ id, name, role: 'admin', member: id !== 'orman', suspended: suspended !== null },
        current: id === this.current,
      }))
    return { status: 200, body: { items, next: null } }
  }

  private add(body: Record<string, unknown> | null): Answer {
    const made = { ...shop('yeni', ''), ...body }
    this.shops.push(made)
    return { status: 201, body: made }
  }

  private change(id: string, act: string | undefined, body: Record<string, unknown> | null): Answer {
    const at = this.shops.findIndex((one) => one.id === id)
    const before = this.shops[at]
    if (before === undefined) return { status: 404, body: { code: 'not_found' } }
    const suspended = { since: '2026-11-21T09:00:00Z', why: String(body?.why ?? '') }
    const after =
      act === 'suspend' ? { suspended } : act === 'resume' ? { suspended: null } : (body as Partial<Merchant>)
    this.shops[at] = { ...before, ...after, version: before.version + 1 }
    return { status: 200, body: this.shops[at] }
  }

  private owning(method: string, id: string, body: Record<string, unknown> | null): Answer {
    if (method === 'POST') {
      const email = String(body?.email)
      this.owners = [...this.owners, { id: email, name: 'Deniz Kaya', email, able: true, you: false }]
    } else if (method === 'DELETE') {
      if (this.owners.length === 1) return { status: 409, body: { code: 'last_owner' } }
      this.owners = this.owners.filter((one) => one.id !== id)
      return { status: 204 }
    }
    return { status: 200, body: { items: this.owners, next: null } }
  }

  private rotated(method: string, path: string): Answer {
    const isSecret = path.endsWith('/secret')
    const before = this.keys.public_key
    if (method === 'POST' && isSecret) this.keys.rotated = true
    if (method === 'POST' && !isSecret)
      this.keys = { ...this.keys, public_key: `sohbet_pk_${'b'.repeat(32)}`, old: true }
    return {
      status: 200,
      body: {
        public_key: this.keys.public_key,
        old_public_key: this.keys.old ? { key: before, until: '2026-11-22T09:00:00Z' } : null,
        secret_rotated_at: this.keys.rotated ? '2026-11-21T09:00:00Z' : null,
        old_secret_until: this.keys.rotated ? '2026-11-22T09:00:00Z' : null,
        ...(method === 'POST' && isSecret ? { secret: 'a-secret-of-forty-three-characters-or-more' } : {}),
      },
    }
  }
}
