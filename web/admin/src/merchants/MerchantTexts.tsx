// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { merchantsEn } from '../i18n/merchants.en'
import { merchantsTr } from '../i18n/merchants.tr'

const texts = { tr: merchantsTr, en: merchantsEn }

/** The words about shops beside those of all pages: nobody else loads them. */
export function MerchantTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
