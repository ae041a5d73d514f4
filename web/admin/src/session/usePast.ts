// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { pastQuery } from '../api/queries'
import type { SessionEvent, SessionView } from '../api/types'

export type Past = {
  view: SessionView | undefined
  event: SessionEvent | undefined
  /** What is shown is still another moment than the one asked for. */
  isLoading: boolean
  error: unknown
}

/** The session as it was at a number; while the next moment loads, the one before stays on the screen. */
export function usePast(id: string, seq: number | undefined): Past {
  const query = useQuery({
    ...pastQuery(id, seq ?? 1),
    ...(seq === undefined ? { queryFn: skipToken } : {}),
    placeholderData: keepPreviousData,
  })
  return {
    view: query.data?.view,
    event: query.isPlaceholderData ? undefined : query.data?.event,
    isLoading: query.isFetching && (query.isPlaceholderData || query.data === undefined),
    error: query.error,
  }
}
