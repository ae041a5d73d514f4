// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { noticesEn } from '../i18n/notices.en'
import { noticesTr } from '../i18n/notices.tr'

const texts = { tr: noticesTr, en: noticesEn }

/** The words of notifications beside those of all pages: fetched when the first of them is looked at. */
export function NoticeTexts({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      {children}
    </IntlProvider>
  )
}
