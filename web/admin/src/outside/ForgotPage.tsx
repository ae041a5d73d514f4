// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCountdown } from '../access/useCountdown'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { Card } from './Card'
import { Failed, Told, ToSignIn } from './Parts'

/** Asks for a link; the page does not know either whether anybody gets it. */
export function ForgotPage() {
  const t = useTranslations('outside')
  const signIn = useTranslations('signIn')
  const [email, setEmail] = useState('')
  const [wait, startWaiting] = useCountdown()
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/forgot', { body: { email: email.trim() } })),
    onError: (error) => {
      if (isProblem(error, 'throttled')) startWaiting(error.retryAfter ?? 60)
    },
  })
  const isThrottled = isProblem(ask.error, 'throttled')
  return (
    <Card title={t('forgotTitle')} lead={t('forgotLead')} submit={() => wait === 0 && !ask.isPending && ask.mutate()}>
      {ask.isSuccess && <Told>{t('forgotSent')}</Told>}
      {isThrottled && (
        <Alert color="orange" role="alert">
          {wait > 0 ? signIn('throttled', { seconds: wait }) : signIn('throttledOver')}
        </Alert>
      )}
      {ask.isError && !isThrottled && <Failed error={ask.error} />}
      <TextInput
        label={signIn('email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit" loading={ask.isPending} disabled={wait > 0}>
        {t('forgotSubmit')}
      </Button>
      <ToSignIn />
    </Card>
  )
}
