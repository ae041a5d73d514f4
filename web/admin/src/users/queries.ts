// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { BulkResult, NewUser, Role, User, UserPatch } from '../api/types'
import type { ListSearch } from './list'

export const usersKey = ['users']

/** One page of the list; the one before stays while the next comes. */
export const usersQuery = ({ sort = 'name', q, role, status, size = 25 }: ListSearch, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...usersKey, 'list', { sort, q, role, status, size, cursor }],
    queryFn: ({ signal }) => {
      const query = {
        sort,
        limit: size,
        ...(q ? { q } : {}),
        ...(role ? { role } : {}),
        ...(status ? { status } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      }
      return answer(api.GET('/users', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
  })

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: [...usersKey, 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/users/{id}', { params: { path: { id } }, signal })),
  })

export const userSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...usersKey, 'sessions', id],
    queryFn: ({ signal }) => answer(api.GET('/users/{id}/sessions', { params: { path: { id } }, signal })),
    refetchInterval: 30_000,
  })

const forVersion = ({ id, version }: User) => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

export const addUser = (user: NewUser): Promise<User> => answer(api.POST('/users', { body: user }))

/** For the version it was made from: whoever was faster is not overwritten. */
export const changeUser = (user: User, patch: UserPatch): Promise<User> =>
  answer(
    api.PATCH('/users/{id}', {
      params: forVersion(user),
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: patch as never,
    }),
  )

export const removeUser = (user: User): Promise<unknown> =>
  answer(api.DELETE('/users/{id}', { params: forVersion(user) }))

export const setPassword = ({ id }: User, password: string): Promise<User> =>
  answer(api.POST('/users/{id}/password', { params: { path: { id } }, body: { password } }))

export const mailLink = ({ id }: User): Promise<unknown> =>
  answer(api.POST('/users/{id}/mail', { params: { path: { id } } }))

export const endSession = ({ id }: User, session: string): Promise<unknown> =>
  answer(api.DELETE('/users/{id}/sessions/{session}', { params: { path: { id, session } } }))

export const endSessions = ({ id }: User): Promise<unknown> =>
  answer(api.DELETE('/users/{id}/sessions', { params: { path: { id } } }))

export type Act = 'lock' | 'unlock' | 'role' | 'delete'

export const bulk = async (ids: string[], act: Act, role: Role): Promise<BulkResult[]> => {
  const body = { ids, act, ...(act === 'role' ? { role } : {}) }
  return (await answer(api.POST('/users/bulk', { body }))).results
}
