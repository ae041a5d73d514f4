// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Notice } from '../api/types'
import type { noticesEn } from '../i18n/notices.en'

type Known = keyof (typeof noticesEn)['notices']['types']
type Param = keyof (typeof noticesEn)['notices']['params']

const isTime = (value: string | number): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))

/** What a notification says: its kind, what to do about it, and the facts beside it. A kind we have no words for shows its name. */
export function useNoticeText() {
  const t = useTranslations('notices')
  const format = useFormatter()
  return useCallback(
    ({ type, params }: Pick<Notice, 'type' | 'params'>) => {
      const isKnown = t.has(`types.${type as Known}`)
      const shown = (value: string | number) => {
        if (isTime(value)) return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' })
        return typeof value === 'number' ? format.number(value) : value
      }
      const facts = Object.entries(params)
        .filter(([name, value]) => t.has(`params.${name as Param}`) && value !== '')
        .map(([name, value]) => ({ name: t(`params.${name as Param}`), value: shown(value) }))
      return {
        title: isKnown ? t(`types.${type as Known}`) : t('unknownType', { type }),
        detail: isKnown ? t(`details.${type as Known}`) : '',
        facts,
      }
    },
    [t, format],
  )
}
