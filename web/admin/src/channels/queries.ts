// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Channel, ChannelPatch, NewChannel } from '../api/types'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => answer(api.GET('/channels', { signal })),
})

const at = (id: string) => ({ path: { id } })

export const addChannel = (body: NewChannel): Promise<Channel> => answer(api.POST('/channels', { body }))

export const changeChannel = ({ id, version }: Channel, body: ChannelPatch): Promise<Channel> =>
  answer(api.PATCH('/channels/{id}', { params: { ...at(id), header: { 'If-Match': `"${version}"` } }, body }))

export const removeChannel = ({ id }: Channel): Promise<unknown> =>
  answer(api.DELETE('/channels/{id}', { params: at(id) }))

/** What went wrong is said in this language. */
export const testChannel = ({ id }: Channel, language: string) =>
  answer(api.POST('/channels/{id}/test', { params: at(id), headers: { 'Accept-Language': language } }))
