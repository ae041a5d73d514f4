// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { type AuditFilter, asked } from './filter'

export const auditQuery = (filter: AuditFilter, mayRead: boolean) =>
  infiniteQueryOptions({
    queryKey: ['audit', asked(filter)],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...asked(filter), ...(pageParam === null ? {} : { cursor: pageParam }) }
      return answer(api.GET('/audit', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: mayRead,
  })
