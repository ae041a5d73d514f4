// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { SegmentedControl } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import type { Language } from '../i18n/messages'

export function LanguageSwitch() {
  const t = useTranslations('account')
  const { language, choose } = useLanguage()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={language}
      onChange={(value) => choose(value as Language)}
      data={Object.entries(languages).map(([value, { name }]) => ({
        value,
        label: <span lang={value}>{name}</span>,
      }))}
    />
  )
}
