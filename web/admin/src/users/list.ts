// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Role, User } from '../api/types'

export const sorts = ['name', 'email', 'role', 'status', 'last_sign_in', 'sign_ins', 'failures', 'created'] as const
export type SortBy = (typeof sorts)[number]
export type Sort = SortBy | `-${SortBy}`
export type Status = User['status']

export const roles = ['viewer', 'operator', 'admin'] as const satisfies readonly Role[]
export const statuses = ['active', 'invited', 'locked'] as const satisfies readonly Status[]
export const sizes = [10, 25, 50, 100] as const
export type Size = (typeof sizes)[number]

/** What the address of the list says; what it leaves out is as usual. */
export type ListSearch = { sort?: Sort; q?: string; role?: Role; status?: Status; size?: Size }

const oneOf = <T>(values: readonly T[], given: unknown): T | undefined => values.find((value) => value === given)

const sortOf = (given: unknown): Sort | undefined => {
  if (typeof given !== 'string') return undefined
  const by = oneOf(sorts, given.replace(/^-/, ''))
  return by === undefined ? undefined : given.startsWith('-') ? `-${by}` : by
}

/** An address may say anything: what makes no sense is left out, and so is what is usual. */
export function listSearchOf(given: Record<string, unknown>): ListSearch {
  const sort = sortOf(given.sort)
  const words = ['string', 'number'].includes(typeof given.q) ? String(given.q).slice(0, 100) : ''
  const role = oneOf(roles, given.role)
  const status = oneOf(statuses, given.status)
  const size = oneOf(sizes, Number(given.size))
  return {
    ...(sort === undefined || sort === 'name' ? {} : { sort }),
    ...(words.trim() === '' ? {} : { q: words }),
    ...(role === undefined ? {} : { role }),
    ...(status === undefined ? {} : { status }),
    ...(size === undefined || size === 25 ? {} : { size }),
  }
}

/** A first click sorts upwards, the next one downwards. */
export const sortedBy = (now: Sort, by: SortBy): Sort => (now === by ? `-${by}` : by)

export const directionOf = (now: Sort, by: SortBy): 'ascending' | 'descending' | 'none' =>
  now === by ? 'ascending' : now === `-${by}` ? 'descending' : 'none'

/** Chosen people of this page; who is on it no more is chosen no more. */
export const stillChosen = (chosen: ReadonlySet<string>, shown: readonly User[]): Set<string> =>
  new Set(shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id))
