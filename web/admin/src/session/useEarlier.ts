// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answer, api } from '../api/client'
import type { MessageView, SessionEvent, SessionView } from '../api/types'

/** A session's view holds its last messages; these many, or so many characters, mean that there may be more. */
const mostMessages = 30
const mostCharacters = 12_000

export function mayHaveEarlier({ messages }: SessionView): boolean {
  const characters = messages.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  return messages.length >= mostMessages || characters >= mostCharacters
}

/** What was said before the oldest message of the view, from the facts of the session. */
export function earlierMessages(events: readonly SessionEvent[], view: SessionView): MessageView[] {
  const oldest = view.messages[0]?.seq ?? 0
  return events.flatMap((event) => {
    if (event.event !== 'said' || event.seq >= oldest) return []
    const { seq, at, by, text, name = null, intent = null, products = [], turn = null, cid = null } = event
    return [{ seq, at, by, text, name, intent, products, turn, cid }]
  })
}

/** Reads the facts from the first on when asked to, until the oldest message of the view is reached. */
export function useEarlier(view: SessionView) {
  const { id, messages } = view
  const oldest = messages[0]?.seq ?? 0
  const query = useInfiniteQuery({
    queryKey: ['session', id, 'facts'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/sessions/{id}/events', {
          params: { path: { id }, query: { after: pageParam, limit: 100 } },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => ((page.items.at(-1)?.seq ?? oldest) < oldest - 1 ? page.next : null),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const earlier = useMemo(
    () => earlierMessages(query.data?.pages.flatMap((page) => page.items) ?? [], view),
    [query.data, view],
  )
  const load = async () => {
    if (query.data === undefined) await query.refetch()
    for (let more = true; more; ) more = (await query.fetchNextPage()).hasNextPage
  }
  const isWhole = query.data !== undefined && !query.hasNextPage
  return { earlier, load, isLoading: query.isFetching, isOffered: mayHaveEarlier(view) && !isWhole }
}
