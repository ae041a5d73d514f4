// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCountdown } from '../access/useCountdown'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { Card } from '../outside/Card'
import { Failed, ToSignIn } from '../outside/Parts'

/** The link of the mail shows whose the address is, the password who has asked. */
export function ConfirmForm({ token }: { token: string }) {
  const t = useTranslations('signUp')
  const signIn = useTranslations('signIn')
  const [password, setPassword] = useState('')
  const [wait, startWaiting] = useCountdown()
  const confirm = useMutation({
    mutationFn: () => answer(api.POST('/sign-up/confirm', { body: { token, password } })),
    // The cookie has come along: everything begins anew there.
    onSuccess: () => window.location.replace('/admin/'),
    onError: (error) => {
      setPassword('')
      if (isProblem(error, 'throttled')) startWaiting(error.retryAfter ?? 30)
    },
  })
  if (isProblem(confirm.error, 'link_over')) {
    return (
      <Card title={t('confirmTitle')}>
        <Alert color="orange" role="alert">
          {t('over')}
        </Alert>
        <ToSignIn />
        <Anchor href="/admin/sign-up" size="sm">
          {t('again')}
        </Anchor>
      </Card>
    )
  }
  return (
    <Card
      title={t('confirmTitle')}
      lead={t('confirmLead')}
      submit={() => wait === 0 && !confirm.isPending && confirm.mutate()}
    >
      {isProblem(confirm.error, 'bad_credentials', 'throttled') ? (
        <Alert color="orange" role="alert">
          {isProblem(confirm.error, 'bad_credentials')
            ? t('wrong')
            : wait > 0
              ? signIn('throttled', { seconds: wait })
              : signIn('throttledOver')}
        </Alert>
      ) : (
        <Failed error={confirm.error} />
      )}
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': signIn('showPassword') }}
      />
      <Button type="submit" loading={confirm.isPending || confirm.isSuccess} disabled={wait > 0}>
        {t('confirmSubmit')}
      </Button>
    </Card>
  )
}
