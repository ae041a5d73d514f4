// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { bodyOf, type Draft, faultOf, fresh, rolesUpTo, scopesOf } from './draft'

const now = Date.parse('2026-11-21T12:00:00Z')
const named: Draft = { ...fresh, name: ' Till ' }

describe('a key that is to be made', () => {
  it('needs a name and something it may do', () => {
    expect(faultOf(fresh)).toBe('name')
    expect(faultOf({ ...fresh, name: '  ', isWhole: true })).toBe('name')
    expect(faultOf(named)).toBe('scopes')
    expect(faultOf({ ...named, isWhole: true })).toBeUndefined()
    expect(faultOf({ ...named, access: { ...named.access, carts: 'read' } })).toBeUndefined()
  })

  it('names one scope an area, or all alone', () => {
    const some: Draft = { ...named, access: { ...named.access, carts: 'write', sessions: 'read' } }
    expect(scopesOf(some)).toEqual(['sessions:read', 'carts:write'])
    expect(scopesOf({ ...some, isWhole: true })).toEqual(['all'])
  })

  it('ends after so many days, or never', () => {
    const body = bodyOf({ ...named, isWhole: true, expiry: 'd30' }, now)
    expect(body).toEqual({ name: 'Till', role: 'viewer', scopes: ['all'], expires_at: '2026-12-21T12:00:00.000Z' })
    expect(bodyOf({ ...named, isWhole: true, expiry: 'never' }, now)).not.toHaveProperty('expires_at')
  })

  it('has no role above its maker’s', () => {
    expect(rolesUpTo('viewer')).toEqual(['viewer'])
    expect(rolesUpTo('admin')).toEqual(['viewer', 'operator', 'admin'])
  })
})
