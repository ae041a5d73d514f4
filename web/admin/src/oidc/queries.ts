// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Me } from '../api/types'
import type { Brought } from './afterwards'

export const waysQuery = queryOptions({
  queryKey: ['outside', 'ways'],
  queryFn: ({ signal }) => answer(api.GET('/sign-in', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** A state is good once: what came of it is not asked again. */
export const returnQuery = (brought: Brought) =>
  queryOptions({
    queryKey: ['outside', 'oidc', brought.state],
    queryFn: () => answer(api.POST('/sign-in/oidc/return', { body: brought })),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY, retry: false },
    ...{ refetchOnWindowFocus: false, refetchOnReconnect: false, refetchOnMount: false },
  })

export const beginOidc = async (): Promise<string> => (await answer(api.POST('/sign-in/oidc'))).location

export const confirmOidc = (code: string): Promise<Me> => answer(api.POST('/sign-in/oidc/code', { body: { code } }))

export const linkQuery = queryOptions({
  queryKey: ['own', 'oidc'],
  queryFn: ({ signal }) => answer(api.GET('/me/oidc', { signal })),
})

export const unlink = (): Promise<unknown> => answer(api.DELETE('/me/oidc'))
