// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api, sendCsrf } from '../api/client'
import { forgetOthers, meQuery } from '../api/queries'
import type { InstallationOwner, Me, Merchant, MerchantPatch, NewMerchant, Seat, WidgetKeys } from '../api/types'
import { forgetOutboxes } from '../session/outbox'

export type MerchantState = 'active' | 'suspended'
export type MerchantSearch = { q?: string; state?: MerchantState }

export const merchantsKey = ['merchants']

export const merchantsQuery = ({ q, state }: MerchantSearch, isOwner: boolean) =>
  infiniteQueryOptions({
    queryKey: [...merchantsKey, { q, state }],
    enabled: isOwner,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 25,
        ...(q ? { q } : {}),
        ...(state ? { state } : {}),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }
      return answer(api.GET('/merchants', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const ownersQuery = queryOptions({
  queryKey: ['owners'],
  queryFn: async ({ signal }): Promise<InstallationOwner[]> => (await answer(api.GET('/owners', { signal }))).items,
})

export const seatsQuery = (q: string) =>
  queryOptions({
    queryKey: ['seats', q],
    queryFn: async ({ signal }): Promise<Seat[]> =>
      (await answer(api.GET('/me/merchants', { params: { query: q === '' ? {} : { q } }, signal }))).items,
    placeholderData: keepPreviousData,
  })

export const widgetKeysQuery = (id: string) =>
  queryOptions({
    queryKey: ['widget-keys', id],
    queryFn: ({ signal }) => answer(api.GET('/merchants/{id}/keys', { params: { path: { id } }, signal })),
  })

const forVersion = ({ id, version }: Merchant) => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

export const addMerchant = (body: NewMerchant): Promise<Merchant> => answer(api.POST('/merchants', { body }))

/** For the version it was made from: whoever was faster is not overwritten. */
export const changeMerchant = (merchant: Merchant, patch: MerchantPatch): Promise<Merchant> =>
  answer(
    api.PATCH('/merchants/{id}', {
      params: forVersion(merchant),
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: patch as never,
    }),
  )

export const suspendMerchant = (id: string, why: string): Promise<Merchant> =>
  answer(api.POST('/merchants/{id}/suspend', { params: { path: { id } }, body: why === '' ? {} : { why } }))

export const resumeMerchant = (id: string): Promise<Merchant> =>
  answer(api.POST('/merchants/{id}/resume', { params: { path: { id } } }))

export const addOwner = async (email: string): Promise<InstallationOwner[]> =>
  (await answer(api.POST('/owners', { body: { email } }))).items

export const removeOwner = (id: string): Promise<unknown> =>
  answer(api.DELETE('/owners/{id}', { params: { path: { id } } }))

export const rotateKey = (id: string, what: 'public' | 'secret', seconds: number): Promise<WidgetKeys> => {
  const asked = { params: { path: { id } }, body: { overlap_seconds: seconds } }
  return answer(
    what === 'public' ? api.POST('/merchants/{id}/keys/public', asked) : api.POST('/merchants/{id}/keys/secret', asked),
  )
}

/** Goes to another shop: nothing that was read in the one before is shown there. */
export async function enter(queries: QueryClient, id: string): Promise<Me> {
  const me = await answer(api.POST('/me/merchant', { body: { id } }))
  sendCsrf(me.csrf)
  forgetOutboxes()
  queries.setQueryData(meQuery.queryKey, me)
  forgetOthers(queries)
  return me
}
