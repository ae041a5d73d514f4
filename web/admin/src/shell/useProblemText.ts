// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { Problem } from '../api/problem'
import type { en } from '../i18n/en'
import { Refusal } from '../live/commands'

/** Says what went wrong, by the code of a refusal. A code we have no words for is our own fault. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problem')
  return useCallback(
    (error) => {
      const code = error instanceof Problem || error instanceof Refusal ? error.code : 'internal'
      return t.has(code as keyof (typeof en)['problem']) ? t(code as keyof (typeof en)['problem']) : t('internal')
    },
    [t],
  )
}
