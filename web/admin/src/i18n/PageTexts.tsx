// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from './LanguageProvider'
import { languages } from './language'

/** The texts of one page by their language, as the files are called that hold them: `audit.tr.ts`. */
export type Files = Record<string, Record<string, object>>

/** The words of a page beside those of all pages: nobody else loads them. A language is spoken as soon as its file is there. */
export function PageTexts({ files, children }: { files: Files; children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  const [, file = {}] = Object.entries(files).find(([path]) => path.endsWith(`.${language}.ts`)) ?? []
  const [texts] = Object.values(file)
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts } as never}>
      {children}
    </IntlProvider>
  )
}
