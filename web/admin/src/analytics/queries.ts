// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Language } from '../i18n/messages'
import type { Range } from './range'

const fresh = 60_000

export const summaryQuery = (range: Range) =>
  queryOptions({
    queryKey: ['analytics', 'summary', range],
    queryFn: ({ signal }) => answer(api.GET('/analytics/summary', { params: { query: range }, signal })),
    staleTime: fresh,
  })

export const funnelQuery = (range: Range) =>
  queryOptions({
    queryKey: ['analytics', 'funnel', range],
    queryFn: ({ signal }) => answer(api.GET('/analytics/funnel', { params: { query: range }, signal })),
    staleTime: fresh,
  })

export const intentsQuery = (range: Range) =>
  queryOptions({
    queryKey: ['analytics', 'intents', range],
    queryFn: ({ signal }) => answer(api.GET('/analytics/intents', { params: { query: range }, signal })),
    staleTime: fresh,
  })

export const productsQuery = (range: Range, locale: Language, limit = 50) =>
  queryOptions({
    queryKey: ['analytics', 'products', range, locale, limit],
    queryFn: ({ signal }) =>
      answer(api.GET('/analytics/products', { params: { query: { ...range, limit, locale } }, signal })),
    staleTime: fresh,
  })
