// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { ApiKey } from '../api/types'
import { found, standingOf } from './state'

const now = Date.parse('2026-11-21T12:00:00Z')
const key = (more: Partial<ApiKey>): ApiKey => ({
  id: 'k1',
  prefix: 'sohbet_sk_k1_abcd',
  name: 'Kasa',
  role: 'viewer',
  scopes: ['all'],
  installed: false,
  created_at: '2026-01-01T00:00:00Z',
  status: 'active',
  ...more,
})

describe('how a key stands', () => {
  it('ends soon in its last week, and is over at the second', () => {
    expect(standingOf(key({}), now)).toBe('active')
    expect(standingOf(key({ expires_at: '2026-11-28T12:00:01Z' }), now)).toBe('active')
    expect(standingOf(key({ expires_at: '2026-11-28T12:00:00Z' }), now)).toBe('ending')
    expect(standingOf(key({ expires_at: '2026-11-21T12:00:00Z' }), now)).toBe('expired')
    expect(standingOf(key({ status: 'revoked', expires_at: '2027-01-01T00:00:00Z' }), now)).toBe('revoked')
  })
})

describe('looking for keys', () => {
  const keys = [
    key({}),
    key({ id: 'k2', name: 'Stok IŞIK', status: 'expired' }),
    key({ id: 'k3', prefix: 'sohbet_sk_zz_9999', owner: { id: 'u', name: 'Deniz' } }),
  ]
  const ids = (words: string, which: 'all' | 'working' | 'over') => found(keys, words, which, now).map(({ id }) => id)

  it('goes by name, beginning and owner', () => {
    expect(ids('ışık', 'all')).toEqual(['k2'])
    expect(ids('zz_99', 'all')).toEqual(['k3'])
    expect(ids(' deniz ', 'all')).toEqual(['k3'])
    expect(ids('', 'all')).toEqual(['k1', 'k2', 'k3'])
  })

  it('tells those that work from those that are over', () => {
    expect(ids('', 'working')).toEqual(['k1', 'k3'])
    expect(ids('', 'over')).toEqual(['k2'])
  })
})
