// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import './theme/styles'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, isSetup } from './App'
import { newQueries } from './api/asking'
import { meQuery } from './api/queries'
import { initialLanguage, languages } from './i18n/language'
import { fetchPage } from './router'

const root = document.getElementById('root')
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// What keeps the page still behind a dialog writes a style of its own, and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce })

// Who is there, the code of the page and its words are fetched side by side, before anything is drawn.
const queries = newQueries()
void languages[initialLanguage()].messages().catch(() => undefined)
if (!isSetup()) {
  void queries.prefetchQuery(meQuery)
  fetchPage()
}

if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App nonce={nonce} queries={queries} />
    </StrictMode>,
  )
}
