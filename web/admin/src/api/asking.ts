// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem'
import { meQuery } from './queries'

/** Trying again helps only against what passes by itself. */
const mayPass = (error: unknown) => isProblem(error, 'offline', 'unavailable', 'overloaded', 'rate_limited')

/** Everything the pages ask, and what is known of it. */
export function newQueries(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      // Whoever asks first learns that the sign-in is over; the gate then asks for a new one.
      onError: (error, query) => {
        if (
          isProblem(error, 'unauthenticated', 'mfa_setup_needed', 'merchant_suspended') &&
          query.queryKey[0] !== 'me'
        ) {
          void queries.invalidateQueries({ queryKey: meQuery.queryKey })
        }
      },
    }),
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 3 && mayPass(error), staleTime: 10_000 },
    },
  })
  return queries
}
