// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { oidcEn } from '../i18n/oidc.en'
import { oidcTr } from '../i18n/oidc.tr'

const texts = { tr: oidcTr, en: oidcEn }

/** The words of these parts beside those of all pages: nobody else loads them. */
export function OidcTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
