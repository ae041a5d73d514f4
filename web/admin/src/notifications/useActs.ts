// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNoticeFeed } from './NoticesProvider'
import { type Act, actOn, preferencesQuery } from './queries'

/** Reads, unreads or acknowledges one; what comes back is known everywhere on the page at once. */
export function useActs() {
  const feed = useNoticeFeed()
  const change = useMutation({
    mutationFn: ({ id, act }: { id: string; act: Act }) => actOn(id, act),
    onSuccess: ({ notification }) => feed.answered(notification),
  })
  return {
    act: (id: string, act: Act) => change.mutate({ id, act }),
    error: change.error,
    pending: change.isPending ? change.variables : undefined,
  }
}

/** What the person wants to be told, asked anew when it is older than a few seconds: another tab may have changed it. */
export function usePreferences() {
  const queries = useQueryClient()
  return () => queries.fetchQuery(preferencesQuery).catch(() => undefined)
}
