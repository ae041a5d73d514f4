// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { DeliveryWhole, MadeWebhook, NewWebhook, Webhook, WebhookPatch } from '../api/types'
import type { DeliveryFilter } from './filter'

export const hooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => answer(api.GET('/webhooks', { signal })),
})

const at = (id: string) => ({ path: { id } })

export const hookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }) => answer(api.GET('/webhooks/{id}', { params: at(id), signal })),
  })

/** While something is on its way it is asked for again, so that a test is seen to arrive. */
export const deliveriesQuery = (id: string, filter: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return answer(api.GET('/webhooks/{id}/deliveries', { params: { ...at(id), query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((one) => one.status === 'waiting')) ? 2_000 : false,
  })

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ signal }) => answer(api.GET('/deliveries/{id}', { params: at(id), signal })),
  })

export const addHook = (body: NewWebhook): Promise<MadeWebhook> => answer(api.POST('/webhooks', { body }))

export const changeHook = ({ id, version }: Webhook, body: WebhookPatch): Promise<Webhook> =>
  answer(api.PATCH('/webhooks/{id}', { params: { ...at(id), header: { 'If-Match': `"${version}"` } }, body }))

export const deleteHook = ({ id }: Webhook): Promise<unknown> =>
  answer(api.DELETE('/webhooks/{id}', { params: at(id) }))

export const rotateHook = ({ id }: Webhook): Promise<MadeWebhook> =>
  answer(api.POST('/webhooks/{id}/rotate', { params: at(id), body: {} }))

export const testHook = ({ id }: Webhook): Promise<DeliveryWhole> =>
  answer(api.POST('/webhooks/{id}/test', { params: at(id) }))

export const replay = (id: string): Promise<DeliveryWhole> =>
  answer(api.POST('/deliveries/{id}/replay', { params: at(id) }))

/** All that is still in the log. */
export const replayDead = ({ id, created_at }: Webhook): Promise<{ replayed: number }> =>
  answer(api.POST('/webhooks/{id}/replay', { params: at(id), body: { since: created_at } }))
