// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { sandboxEn } from '../i18n/sandbox.en'
import { sandboxTr } from '../i18n/sandbox.tr'

const texts = { tr: sandboxTr, en: sandboxEn }

/** The words about the sandbox beside those of all pages: where there is none nobody loads them. */
export function SandboxTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
