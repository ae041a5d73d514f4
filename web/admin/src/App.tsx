// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Gate } from './access/Gate'
import { LanguageProvider } from './i18n/LanguageProvider'
import type { Outside } from './outside/OutsidePage'
import { Stumble } from './shell/Stumble'
import { colourScheme, readableVariables, theme } from './theme/theme'

const OutsidePage = lazy(() => import('./outside/OutsidePage').then((module) => ({ default: module.OutsidePage })))

/** Where mailed links lead nobody needs to be signed in. */
function outsideOf(path: string): Outside | undefined {
  const [, , page] = path.split('/')
  return page === 'invitation' || page === 'forgot' || page === 'reset' ? page : undefined
}

export function App({ nonce, queries }: { nonce: string; queries: QueryClient }) {
  const outside = outsideOf(window.location.pathname)
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
            {outside === undefined ? (
              <Gate />
            ) : (
              <Suspense>
                <OutsidePage page={outside} />
              </Suspense>
            )}
          </QueryClientProvider>
        </Stumble>
      </LanguageProvider>
    </MantineProvider>
  )
}
