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

const SetupPage = lazy(() => import('./setup/SetupPage').then((module) => ({ default: module.SetupPage })))

const ReturnPage = lazy(() => import('./oidc/ReturnPage').then((module) => ({ default: module.ReturnPage })))

/** Where an issuer that people sign in by sends them back to. */
const isReturn = (): boolean => window.location.pathname === '/admin/sign-in/oidc'

/** Where mailed links lead nobody needs to be signed in. */
function outsideOf(path: string): Outside | undefined {
  const [, , page] = path.split('/')
  return page === 'invitation' || page === 'forgot' || page === 'reset' || page === 'sign-up' ? page : undefined
}

/** The wizard stands beside the staff's pages: before it is done there is no staff. */
export const isSetup = (): boolean => window.location.pathname.replace(/\/$/, '') === '/setup'

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
            {isSetup() ? (
              <Suspense>
                <SetupPage />
              </Suspense>
            ) : isReturn() ? (
              <Suspense>
                <ReturnPage />
              </Suspense>
            ) : outside === undefined ? (
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
