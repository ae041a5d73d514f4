// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Gate } from './access/Gate'
import { LanguageProvider } from './i18n/LanguageProvider'
import { Stumble } from './shell/Stumble'
import { colourScheme, readableVariables, theme } from './theme/theme'

export function App({ nonce, queries }: { nonce: string; queries: QueryClient }) {
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
