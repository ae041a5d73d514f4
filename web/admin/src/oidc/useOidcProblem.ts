// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { oidcEn } from '../i18n/oidc.en'
import { useProblemText } from '../shell/useProblemText'

type Code = keyof (typeof oidcEn)['oidc']['failed']

/** What went wrong on the way to the issuer and back, and what to do next. */
export function useOidcProblem(): (error: unknown) => string {
  const t = useTranslations('oidc.failed')
  const problemText = useProblemText()
  return (error) => (isProblem(error) && t.has(error.code as Code) ? t(error.code as Code) : problemText(error))
}
