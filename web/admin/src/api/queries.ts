// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api, sendCsrf } from './client'
import { Problem } from './problem'
import type { Me, SessionStatus } from './types'

export type ListFilter = { status?: SessionStatus | undefined; q?: string | undefined }

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me> => {
    const me: Me | undefined = await answer(api.GET('/me', { params: { query: { or: 'nobody' } } }))
    if (me === undefined) throw new Problem(401, 'unauthenticated')
    sendCsrf(me.csrf)
    return me
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** Whether anybody may open a shop here. */
export const signUpQuery = queryOptions({
  queryKey: ['sign-up'],
  queryFn: ({ signal }) => answer(api.GET('/sign-up', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What one person has read is not for the next who signs in. */
export function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' })
}

export const sessionsQuery = ({ status, q }: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['sessions', { status, q }],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(status ? { status } : {}),
        ...(q ? { q } : {}),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }
      return answer(api.GET('/sessions', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    queryFn: ({ signal }) => answer(api.GET('/sessions/{id}', { params: { path: { id } }, signal })),
  })

/** The session as it was at a number, and the event that made it so. The past does not change: it is kept. */
export const pastQuery = (id: string, seq: number) =>
  queryOptions({
    queryKey: ['session', id, 'at', seq],
    queryFn: async ({ signal }) => {
      const [view, events] = await Promise.all([
        answer(api.GET('/sessions/{id}/at/{seq}', { params: { path: { id, seq } }, signal })),
        answer(
          api.GET('/sessions/{id}/events', { params: { path: { id }, query: { after: seq - 1, limit: 1 } }, signal }),
        ),
      ])
      return { view, event: events.items.find((event) => event.seq === seq) }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
  })

/** The past does not change, but a person in it may have been forgotten: then it is read anew. */
export const forgetPast = (queries: QueryClient, id: string): Promise<void> =>
  queries.resetQueries({ queryKey: ['session', id], predicate: (query) => query.queryKey.length > 2 })

export const settingsQuery = (merchant: string) =>
  queryOptions({
    queryKey: ['settings', merchant],
    queryFn: ({ signal }) =>
      answer(api.GET('/merchants/{id}/settings', { params: { path: { id: merchant } }, signal })),
  })
