// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Listing } from './types'

export type ProductFilter = { q?: string | undefined; category?: string | undefined }

export const productsQuery = ({ q, category }: ProductFilter) =>
  infiniteQueryOptions({
    queryKey: ['products', 'list', { q, category }],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(q ? { q } : {}),
        ...(category ? { category } : {}),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }
      return answer(api.GET('/products', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next as string | null,
  })

export const categoriesQuery = queryOptions({
  queryKey: ['products', 'categories'],
  queryFn: ({ signal }) => answer(api.GET('/categories', { signal })),
})

export const readProduct = (id: string, signal?: AbortSignal) =>
  answer(api.GET('/products/{id}', { params: { path: { id } }, ...(signal ? { signal } : {}) }))

/** Read anew each time it is opened, and never beneath the hands of who is changing it. */
export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['product', id],
    queryFn: ({ signal }) => readProduct(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** The last product that was deleted here, for as long as it can be brought back. */
export const deletedKey = ['deleted product']

export const deletedQuery = queryOptions<Listing | null>({
  queryKey: deletedKey,
  queryFn: () => null,
  enabled: false,
  initialData: null,
})
