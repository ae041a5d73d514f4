// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { channelsEn } from '../i18n/channels.en'
import { channelsTr } from '../i18n/channels.tr'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'

const texts = { tr: channelsTr, en: channelsEn }

/** The words of this page beside those of all pages: nobody else loads them. */
export function ChannelTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
