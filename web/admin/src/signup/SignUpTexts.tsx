// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { signupEn } from '../i18n/signup.en'
import { signupTr } from '../i18n/signup.tr'

const texts = { tr: signupTr, en: signupEn }

/** The words of this page beside those of all pages: nobody else loads them. */
export function SignUpTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
