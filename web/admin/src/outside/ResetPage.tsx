// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { Card } from './Card'
import { Failed, linkToken, Told, ToSignIn } from './Parts'
import { PasswordField } from './PasswordField'

/** A new password, by the link of a mail. */
export function ResetPage() {
  const t = useTranslations('outside')
  const [password, setPassword] = useState('')
  const [token] = useState(linkToken)
  const reset = useMutation({ mutationFn: () => answer(api.POST('/reset', { body: { token, password } })) })
  if (reset.isSuccess) {
    return (
      <Card title={t('resetTitle')}>
        <Told>{t('resetDone')}</Told>
        <ToSignIn />
      </Card>
    )
  }
  if (token === '' || isProblem(reset.error, 'link_over')) {
    return (
      <Card title={t('resetTitle')}>
        <Alert color="orange" role="alert">
          {t('over')}
        </Alert>
        <Anchor href="/admin/forgot" size="sm">
          {t('overReset')}
        </Anchor>
      </Card>
    )
  }
  return (
    <Card title={t('resetTitle')} submit={() => !reset.isPending && reset.mutate()}>
      <Failed error={reset.error} />
      <PasswordField label={t('newPassword')} value={password} change={setPassword} error={reset.error} />
      <Button type="submit" loading={reset.isPending}>
        {t('resetSubmit')}
      </Button>
    </Card>
  )
}
