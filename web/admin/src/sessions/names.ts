// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

type Somebody = { id: string; visitor: { name: string | null; erased: boolean } }

/** What the staff call a visitor. */
export function useVisitorName(): (session: Somebody) => string {
  const t = useTranslations('who')
  return useCallback(
    ({ id, visitor }) => {
      if (visitor.erased) return t('erased')
      return visitor.name ?? t('anonymous', { id: id.slice(-4).toUpperCase() })
    },
    [t],
  )
}
