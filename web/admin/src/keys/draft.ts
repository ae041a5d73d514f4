// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { NewApiKey, Role, Scope } from '../api/types'

export const areas = [
  'sessions',
  'carts',
  'orders',
  'catalogue',
  'knowledge',
  'analytics',
  'settings',
  'access',
  'webhooks',
] as const

export type Area = (typeof areas)[number]
export type Access = 'none' | 'read' | 'write'
export type Expiry = 'd30' | 'd90' | 'd365' | 'never'

/** A key before it is made. */
export type Draft = {
  name: string
  role: Role
  isWhole: boolean
  access: Readonly<Record<Area, Access>>
  expiry: Expiry
}

const days: Record<Exclude<Expiry, 'never'>, number> = { d30: 30, d90: 90, d365: 365 }

export const expiries = [...(Object.keys(days) as Expiry[]), 'never'] as const

const roles: readonly Role[] = ['viewer', 'operator', 'admin']

/** What somebody may hand out: nothing above the own role. */
export const rolesUpTo = (role: Role): readonly Role[] => roles.slice(0, roles.indexOf(role) + 1)

const nothing = Object.fromEntries(areas.map((area) => [area, 'none'])) as Record<Area, Access>

/** Narrow and short-lived until somebody says otherwise. */
export const fresh: Draft = { name: '', role: 'viewer', isWhole: false, access: nothing, expiry: 'd90' }

export function scopesOf({ isWhole, access }: Draft): Scope[] {
  if (isWhole) return ['all']
  return areas.filter((area) => access[area] !== 'none').map((area) => `${area}:${access[area]}` as Scope)
}

export type Fault = 'name' | 'scopes'

export function faultOf(draft: Draft): Fault | undefined {
  if (draft.name.trim() === '') return 'name'
  return scopesOf(draft).length === 0 ? 'scopes' : undefined
}

export function bodyOf(draft: Draft, now: number): NewApiKey {
  const { expiry } = draft
  return {
    name: draft.name.trim(),
    role: draft.role,
    scopes: scopesOf(draft),
    ...(expiry === 'never' ? {} : { expires_at: new Date(now + days[expiry] * 86_400_000).toISOString() }),
  }
}

export type Overlap = 'now' | 'hour' | 'day' | 'week'

/** Seconds the secret before a rotation works on. */
export const overlaps: Record<Overlap, number> = { now: 0, hour: 3_600, day: 86_400, week: 604_800 }
