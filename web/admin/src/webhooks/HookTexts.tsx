// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { webhooksEn } from '../i18n/webhooks.en'
import { webhooksTr } from '../i18n/webhooks.tr'

const texts = { tr: webhooksTr, en: webhooksEn }

/** The words of these pages beside those of all pages: nobody else loads them. */
export function HookTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
