// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { Card } from './Card'
import { Failed } from './Parts'
import { PasswordField } from './PasswordField'

type Props = { email: string; password: string; changed: (password: string) => void }

/** The forced change: the old password has just been typed, so only the new one is asked for. */
export function ChangePassword({ email, password, changed }: Props) {
  const t = useTranslations('outside')
  const [wanted, setWanted] = useState('')
  const change = useMutation({
    mutationFn: () => answer(api.POST('/sign-in/password', { body: { email, password, new_password: wanted } })),
    onSuccess: () => changed(wanted),
  })
  return (
    <Card title={t('changeTitle')} lead={t('changeLead')} submit={() => !change.isPending && change.mutate()}>
      <Failed error={change.error} />
      <PasswordField label={t('newPassword')} value={wanted} change={setWanted} error={change.error} />
      <Button type="submit" loading={change.isPending || change.isSuccess}>
        {t('changeSubmit')}
      </Button>
    </Card>
  )
}
