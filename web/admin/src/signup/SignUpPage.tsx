// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { signUpQuery } from '../api/queries'
import { Card } from '../outside/Card'
import { Failed, linkToken, ToSignIn } from '../outside/Parts'
import { ConfirmForm } from './ConfirmForm'
import { SignUpForm } from './SignUpForm'
import { SignUpTexts } from './SignUpTexts'

/** Opening a shop by oneself: the form, and where its mailed link leads. */
export function SignUpPage() {
  const [token] = useState(linkToken)
  return <SignUpTexts>{token === '' ? <Door /> : <ConfirmForm token={token} />}</SignUpTexts>
}

function Door() {
  const t = useTranslations('signUp')
  const app = useTranslations('app')
  const { data, error, isPending } = useQuery(signUpQuery)
  if (isPending) return <Loader m="auto" aria-label={app('loading')} role="status" />
  if (data?.is_open) return <SignUpForm />
  return (
    <Card title={t('title')}>
      {data === undefined ? <Failed error={error} /> : <Alert color="blue">{t('closed')}</Alert>}
      <ToSignIn />
    </Card>
  )
}
