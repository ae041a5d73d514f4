// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { MantineProvider } from '@mantine/core'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { Gate } from './access/Gate'
import { isProblem } from './api/problem'
import { meQuery } from './api/queries'
import { LanguageProvider } from './i18n/LanguageProvider'
import { Stumble } from './shell/Stumble'
import { colourScheme, readableVariables, theme } from './theme/theme'

/** Trying again helps only against what passes by itself. */
const mayPass = (error: unknown) => isProblem(error, 'offline', 'unavailable', 'overloaded', 'rate_limited')

function newQueries(): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      // Whoever asks first learns that the sign-in is over; the gate then asks for a new one.
      onError: (error, query) => {
        if (isProblem(error, 'unauthenticated') && query.queryKey[0] !== 'me') {
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

export function App({ nonce }: { nonce: string }) {
  const [queries] = useState(newQueries)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <LanguageProvider>
        <Stumble>
          <QueryClientProvider client={queries}>
            <Gate />
          </QueryClientProvider>
        </Stumble>
      </LanguageProvider>
    </MantineProvider>
  )
}
