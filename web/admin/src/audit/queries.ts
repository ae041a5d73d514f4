// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { type AuditFilter, asked } from './filter'

export const auditQuery = (filter: AuditFilter, mayRead: boolean) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter.of ?? 'shop', asked(filter)],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...asked(filter), ...(pageParam === null ? {} : { cursor: pageParam }) }
      const params = { params: { query }, signal }
      return answer(filter.of === 'installation' ? api.GET('/installation/audit', params) : api.GET('/audit', params))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: mayRead,
  })
