// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Preferences } from '../api/types'
import type { NoticeFilter } from './fold'
import { noticesKey } from './keys'

export const noticesQuery = (filter: NoticeFilter) =>
  infiniteQueryOptions({
    queryKey: [...noticesKey, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return answer(api.GET('/notifications', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const preferencesQuery = queryOptions({
  queryKey: ['notification preferences'],
  queryFn: ({ signal }) => answer(api.GET('/notifications/preferences', { signal })),
})

export const savePreferences = (body: Preferences): Promise<Preferences> =>
  answer(api.PUT('/notifications/preferences', { body }))

export type Act = 'read' | 'unread' | 'acknowledge'

export const actOn = (id: string, act: Act) => {
  const params = { params: { path: { id } } }
  switch (act) {
    case 'read':
      return answer(api.POST('/notifications/{id}/read', params))
    case 'unread':
      return answer(api.POST('/notifications/{id}/unread', params))
    case 'acknowledge':
      return answer(api.POST('/notifications/{id}/acknowledge', params))
  }
}

export const readAll = (upto: number) => answer(api.POST('/notifications/read-all', { body: { upto } }))
