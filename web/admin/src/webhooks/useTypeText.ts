// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { kindOf } from './draft'

/** What a type is called; one that is not known here is called what it is. */
export function useTypeText(): (type: string) => string {
  const t = useTranslations('hooks')
  return useCallback(
    (type) => {
      const kind = kindOf(type)
      return kind === undefined ? type : t(`type.${kind}`)
    },
    [t],
  )
}
