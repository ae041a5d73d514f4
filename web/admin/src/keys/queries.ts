// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { ApiKey, MadeApiKey, NewApiKey } from '../api/types'

/** The merchant's keys and everybody's own, for admins. */
export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => answer(api.GET('/api-keys', { signal })),
})

export const ownKeysQuery = queryOptions({
  queryKey: ['own', 'keys'],
  queryFn: ({ signal }) => answer(api.GET('/me/keys', { signal })),
})

/** @param isOwn whether it is to be the person's own or the merchant's */
export const makeKey = (body: NewApiKey, isOwn: boolean): Promise<MadeApiKey> =>
  isOwn ? answer(api.POST('/me/keys', { body })) : answer(api.POST('/api-keys', { body }))

export const revokeKey = ({ id }: ApiKey, isOwn: boolean): Promise<unknown> =>
  isOwn
    ? answer(api.DELETE('/me/keys/{id}', { params: { path: { id } } }))
    : answer(api.DELETE('/api-keys/{id}', { params: { path: { id } } }))

export const rotateKey = ({ id }: ApiKey, overlap: number): Promise<MadeApiKey> =>
  answer(api.POST('/api-keys/{id}/rotate', { params: { path: { id } }, body: { overlap_seconds: overlap } }))
