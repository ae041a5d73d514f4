// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { Topic, TopicText, Trial } from '../api/types'
import type { TopicFilter } from './filter'

export const topicsKey = ['knowledge'] as const

export const topicsQuery = (filter: TopicFilter) =>
  infiniteQueryOptions({
    queryKey: [...topicsKey, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return answer(api.GET('/knowledge', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const readTopic = (id: string): Promise<Topic> =>
  answer(api.GET('/knowledge/{id}', { params: { path: { id } } }))

/** The key is the caller's, so that a repeated request adds one entry. */
export const addTopic = (body: TopicText, key: string): Promise<Topic> =>
  answer(api.POST('/knowledge', { params: { header: { 'Idempotency-Key': key } }, body }))

export const replaceTopic = (topic: Topic, body: TopicText): Promise<Topic> =>
  answer(
    api.PUT('/knowledge/{id}', {
      params: { path: { id: topic.id }, header: { 'If-Match': `"${topic.version}"` } },
      body,
    }),
  )

export const deleteTopic = ({ id, version }: Topic): Promise<unknown> =>
  answer(api.DELETE('/knowledge/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } }))

export const tryTopics = (text: string, locale: 'tr' | 'en'): Promise<Trial> =>
  answer(api.POST('/knowledge/try', { body: { text, locale } }))
