// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Notice } from '../api/types'
import type { limitsEn } from '../i18n/limits.en'
import { noticesEn } from '../i18n/notices.en'

type Known = keyof (typeof noticesEn)['notices']['types']
type Param = keyof (typeof noticesEn)['notices']['params']
type Kind = keyof (typeof limitsEn)['limits']['kinds']

/** What the server says beside a notification, in the order it is shown; a word it does not send is not. */
const params = Object.keys(noticesEn.notices.params) as Param[]

/** What a notification says: its kind, what to do about it, and the facts beside it. A kind we have no words for shows its name. */
export function useNoticeText() {
  const t = useTranslations('notices')
  const shown = useValue()
  return useCallback(
    (notice: Pick<Notice, 'type' | 'params'>) => {
      const type = notice.type as Known
      const isKnown = t.has(`types.${type}`)
      const facts = params.flatMap((name) => {
        const value = notice.params[name]
        if (value === undefined || value === '') return []
        return [{ name: t(`params.${name}`, { type }), value: shown(name, value) }]
      })
      return {
        title: isKnown ? t(`types.${type}`) : t('unknownType', { type }),
        detail: isKnown ? t(`details.${type}`) : '',
        facts,
      }
    },
    [t, shown],
  )
}

function useValue() {
  const format = useFormatter()
  const kinds = useTranslations('limits.kinds')
  return useCallback(
    (name: Param, value: string | number): string => {
      if (typeof value === 'number') {
        if (name === 'percent' || name === 'peak') return format.number(value / 100, { style: 'percent' })
        if (name === 'seconds') return format.number(value, { style: 'unit', unit: 'second', unitDisplay: 'long' })
        return format.number(value)
      }
      if (name === 'kind' && kinds.has(value as Kind)) return kinds(value as Kind)
      if (name === 'expires_at' && !Number.isNaN(Date.parse(value)))
        return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' })
      return value
    },
    [format, kinds],
  )
}
