// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Loader } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CodeField } from '../access/CodeField'
import { isProblem } from '../api/problem'
import { Card } from '../outside/Card'
import { useProblemText } from '../shell/useProblemText'
import { type Brought, broughtBy, pageAskedFor } from './afterwards'
import { OidcTexts } from './OidcTexts'
import { confirmOidc, returnQuery } from './queries'
import { useOidcProblem } from './useOidcProblem'

let taken: Brought | undefined

/** The code stays in no address: neither a reload nor the history brings it again. */
function brought(): Brought {
  if (taken === undefined) {
    taken = broughtBy(window.location.search)
    window.history.replaceState(null, '', window.location.pathname)
  }
  return taken
}

/** Where the issuer sends people back to: signs them in, asks for the second step, or says why not. */
export function ReturnPage() {
  return (
    <OidcTexts>
      <Returning />
    </OidcTexts>
  )
}

function Returning() {
  const t = useTranslations('oidc')
  const problemText = useOidcProblem()
  const { error, isSuccess } = useQuery(returnQuery(brought()))
  // The whole page begins anew, as whoever has signed in now.
  useEffect(() => {
    if (isSuccess) window.location.replace(pageAskedFor())
  }, [isSuccess])
  if (isProblem(error, 'mfa_needed')) return <SecondStep />
  if (error !== null) return <Refused text={problemText(error)} />
  return (
    <Card title={t('returning')} lead={t('returningLead')}>
      <Loader mx="auto" role="status" aria-label={t('returning')} />
    </Card>
  )
}

function SecondStep() {
  const t = useTranslations('oidc')
  const mfa = useTranslations('mfaSignIn')
  const problemText = useProblemText()
  const oidcProblem = useOidcProblem()
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => confirmOidc(code.trim()),
    onSuccess: () => window.location.replace(pageAskedFor()),
    onError: () => setCode(''),
  })
  if (isProblem(confirm.error, 'oidc_state', 'account_locked')) return <Refused text={oidcProblem(confirm.error)} />
  return (
    <Card title={t('codeTitle')} submit={() => code.trim() !== '' && !confirm.isPending && confirm.mutate()}>
      {confirm.isError && (
        <Alert color="red" role="alert">
          {isProblem(confirm.error, 'bad_code') ? mfa('badCode') : problemText(confirm.error)}
        </Alert>
      )}
      <CodeField code={code} change={setCode} />
      <Button type="submit" loading={confirm.isPending || confirm.isSuccess}>
        {t('confirm')}
      </Button>
      <ToSignIn />
    </Card>
  )
}

function Refused({ text }: { text: string }) {
  const t = useTranslations('oidc')
  return (
    <Card title={t('failedTitle')}>
      <Alert color="red" role="alert">
        {text}
      </Alert>
      <ToSignIn />
    </Card>
  )
}

/** Back to the page that was asked for, which asks to sign in. */
function ToSignIn() {
  const t = useTranslations('oidc')
  return (
    <Button component="a" href={pageAskedFor()} variant="default">
      {t('back')}
    </Button>
  )
}
