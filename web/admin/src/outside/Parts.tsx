// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { useProblemText } from '../shell/useProblemText'

/** Everything begins anew there: nothing of the page before is kept. */
export function ToSignIn() {
  const t = useTranslations('outside')
  return (
    <Anchor href="/admin/" size="sm">
      {t('toSignIn')}
    </Anchor>
  )
}

export function Told({ children }: { children: string }) {
  return (
    <Alert color="green" role="status">
      {children}
    </Alert>
  )
}

/** What went wrong, unless the field itself says it. */
export function Failed({ error }: { error: unknown }) {
  const problemText = useProblemText()
  if (error === null || isProblem(error, 'weak_password', 'same_password')) return null
  return (
    <Alert color="red" role="alert">
      {problemText(error)}
    </Alert>
  )
}

/** The token of the link this page was opened by; it stands where the browser keeps it to itself. */
export const linkToken = (): string => window.location.hash.slice(1)
