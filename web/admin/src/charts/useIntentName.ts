// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { figuresEn } from '../i18n/figures.en'

/** An intent in words; one we have no words for calls itself. */
export function useIntentName(): (intent: string) => string {
  const t = useTranslations('intent')
  return useCallback(
    (intent) => {
      const key = intent as keyof (typeof figuresEn)['intent']
      return t.has(key) ? t(key) : intent
    },
    [t],
  )
}
