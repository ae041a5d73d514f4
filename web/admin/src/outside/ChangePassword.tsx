// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CodeField } from '../access/CodeField'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { Card } from './Card'
import { Failed } from './Parts'
import { PasswordField } from './PasswordField'

type Props = { email: string; password: string; changed: (password: string) => void }

/** The forced change: the old password has just been typed, so only the new one is asked for. */
export function ChangePassword({ email, password, changed }: Props) {
  const t = useTranslations('outside')
  const [wanted, setWanted] = useState('')
  const [code, setCode] = useState<string>()
  const change = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/sign-in/password', {
          body: { email, password, new_password: wanted, ...(code ? { code: code.trim() } : {}) },
        }),
      ),
    onSuccess: () => changed(wanted),
    onError: (error) => isProblem(error, 'mfa_needed', 'bad_code') && setCode(''),
  })
  return (
    <Card title={t('changeTitle')} lead={t('changeLead')} submit={() => !change.isPending && change.mutate()}>
      {!isProblem(change.error, 'mfa_needed') && <Failed error={change.error} />}
      <PasswordField label={t('newPassword')} value={wanted} change={setWanted} error={change.error} />
      {code !== undefined && <CodeField code={code} change={setCode} />}
      <Button type="submit" loading={change.isPending || change.isSuccess}>
        {t('changeSubmit')}
      </Button>
    </Card>
  )
}
