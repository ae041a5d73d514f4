// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiKey, NewApiKey, OwnSession } from '../../admin/src/api/types'
import { now } from './clock.ts'

type Answer = { status: number; body?: unknown }

const ago = (days: number) => new Date(now() - days * 86_400_000).toISOString()

const key = (id: string, name: string, more: Partial<ApiKey>): ApiKey => ({
  id,
  prefix: `sohbet_sk_${id}_x7Qz`,
  name,
  role: 'operator',
  scopes: ['all'],
  installed: false,
  created_at: ago(40),
  status: 'active',
  ...more,
})

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAG7buVgAAAABJRU5ErkJggg=='

/** The keys, sign-ins and second step of a played server. */
export class PlayedAccount {
  isMfaOn = false
  isMfaRequired = false
  codesLeft = 10
  keys: ApiKey[] = [
    key('0a1B2c3D4e5F', 'Gece stok aktarımı', { scopes: ['catalogue:write'], last_used_at: ago(0.01) }),
    key('1a1B2c3D4e5F', 'Old report', { role: 'viewer', scopes: ['analytics:read'], expires_at: ago(-3) }),
    key('2a1B2c3D4e5F', 'Deniz’s script', { role: 'viewer', owner: { id: 'u-9', name: 'Deniz Kaya' } }),
    key('3a1B2c3D4e5F', 'bootstrap', { role: 'admin', installed: true }),
    key('4a1B2c3D4e5F', 'Campaign', { status: 'revoked', revoked_at: ago(2) }),
  ]
  own: ApiKey[] = []
  sessions: OwnSession[] = [
    this.session('s-1', 'Firefox, Linux', true, 0.1),
    this.session('s-2', 'Safari, iPhone', false, 2),
  ]

  private session(id: string, device: string, current: boolean, days: number): OwnSession {
    return {
      ...{ id, device, current, merchant: 'demo', address: '203.0.113.7', started_at: ago(days) },
      ...{ last_seen_at: ago(days / 2), expires_at: ago(-1) },
    }
  }

  answer(method: string, path: string, body: unknown): Answer | undefined {
    const [, first, second, third] = path.split('/')
    if (first === 'api-keys') return this.ofKeys(method, second, third, body as NewApiKey)
    if (first !== 'me' || second === undefined) return undefined
    if (second === 'keys') return this.ofOwnKeys(method, third, body as NewApiKey)
    if (second === 'sessions') return this.ofSessions(method, third)
    return this.ofMfa(method, third, body as { code?: string; password?: string })
  }

  private ofKeys(method: string, id: string | undefined, act: string | undefined, body: NewApiKey): Answer {
    if (id === undefined) return method === 'GET' ? list(this.keys) : this.made(body, this.keys)
    const known = this.keys.find((one) => one.id === id)
    if (known === undefined) return refused(404, 'not_found')
    if (act === 'rotate') {
      Object.assign(known, { rotated_at: ago(0), overlap_until: ago(-1) })
      return { status: 200, body: { api_key: known, key: `sohbet_sk_${id}_${'r'.repeat(49)}` } }
    }
    if (method === 'DELETE') Object.assign(known, { status: 'revoked', revoked_at: ago(0) })
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: known }
  }

  private ofOwnKeys(method: string, id: string | undefined, body: NewApiKey): Answer {
    if (method === 'GET') return list(this.own)
    if (method === 'POST') return this.made(body, this.own)
    this.own = this.own.filter((one) => one.id !== id)
    return { status: 204 }
  }

  private made(body: NewApiKey, into: ApiKey[]): Answer {
    const made = key(`new${into.length}`, body.name, { ...body, created_at: ago(0) })
    into.unshift(made)
    return { status: 201, body: { api_key: made, key: `sohbet_sk_${made.id}_${'n'.repeat(49)}` } }
  }

  private ofSessions(method: string, id: string | undefined): Answer {
    if (method === 'GET') return list(this.sessions)
    this.sessions = this.sessions.filter((one) => one.current || (id !== undefined && one.id !== id))
    return { status: 204 }
  }

  private ofMfa(method: string, act: string | undefined, body: { code?: string; password?: string }): Answer {
    const codes = Array.from({ length: 10 }, (_, i) => `abcd-efgh-jkmn-pq${i}${i}`)
    if (act === 'confirm') {
      this.isMfaOn = body.code === '123456'
      return this.isMfaOn ? { status: 200, body: { recovery_codes: codes } } : refused(401, 'bad_code')
    }
    if (method === 'POST' && act === undefined) {
      const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
      return { status: 200, body: { uri: 'otpauth://totp/Sohbet:a', key: secret, qr: picture } }
    }
    if (method === 'GET') {
      const since = this.isMfaOn ? { since: ago(3) } : {}
      return {
        status: 200,
        body: { enabled: this.isMfaOn, required: this.isMfaRequired, recovery_codes_left: this.codesLeft, ...since },
      }
    }
    if (body.password !== 'correct horse') return refused(401, 'bad_credentials')
    if (act === 'recovery-codes') return { status: 200, body: { recovery_codes: codes } }
    this.isMfaOn = false
    return { status: 204 }
  }
}

const list = (items: readonly unknown[]): Answer => ({ status: 200, body: { items, next: null } })

const refused = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, correlation_id: 'x' },
})
