// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Loader, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { Card } from './Card'
import { Failed, linkToken, Told, ToSignIn } from './Parts'
import { PasswordField } from './PasswordField'

/** Answers an invitation: who has no account yet says a name and chooses a password. */
export function InvitationPage() {
  const t = useTranslations('outside')
  const app = useTranslations('app')
  const [token] = useState(linkToken)
  const params = { path: { token: token === '' ? '-' : token } }
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => answer(api.GET('/invitations/{token}', { params, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [typed, setTyped] = useState<string>()
  const [password, setPassword] = useState('')
  const name = typed ?? invitation.data?.name ?? ''
  const accept = useMutation({
    mutationFn: () => {
      const body = invitation.data?.needs_password ? { name: name.trim(), password } : {}
      return answer(api.POST('/invitations/{token}', { params, body }))
    },
  })
  if (accept.isSuccess) {
    return (
      <Card title={t('inviteTitle', { shop: invitation.data?.merchant ?? '' })}>
        <Told>{t('inviteDone')}</Told>
        <ToSignIn />
      </Card>
    )
  }
  if (isProblem(invitation.error) || isProblem(accept.error, 'link_over')) {
    const isOver = isProblem(invitation.error, 'link_over') || isProblem(accept.error, 'link_over')
    return (
      <Card title={app('name')}>
        {isOver ? (
          <Alert color="orange" role="alert">
            {t('over')} {t('overInvite')}
          </Alert>
        ) : (
          <Failed error={invitation.error} />
        )}
        <ToSignIn />
      </Card>
    )
  }
  if (invitation.data === undefined) return <Loader m="auto" aria-label={app('loading')} role="status" />
  const { email, merchant, needs_password: isNew } = invitation.data
  return (
    <Card
      title={t('inviteTitle', { shop: merchant })}
      lead={t('inviteLead', { email })}
      submit={() => !accept.isPending && accept.mutate()}
    >
      <Failed error={accept.error} />
      {/* Password keepers file the new password under what stands in this field. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {isNew ? (
        <>
          <TextInput
            label={t('inviteName')}
            name="name"
            autoComplete="name"
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <PasswordField label={t('newPassword')} value={password} change={setPassword} error={accept.error} />
        </>
      ) : (
        <Alert color="blue">{t('inviteKnown')}</Alert>
      )}
      <Button type="submit" loading={accept.isPending}>
        {isNew ? t('inviteSubmit') : t('inviteAccept')}
      </Button>
    </Card>
  )
}
