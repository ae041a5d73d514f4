// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { codeOf, inGroups, isOfApp } from './code'
import classes from './Me.module.css'
import { beginMfa, confirmMfa } from './queries'

type Props = { confirmed: (recoveryCodes: readonly string[]) => void; cancel?: () => void }

/** Shows the secret to the app and asks for a code of it. */
export function SetUp({ confirmed, cancel }: Props) {
  const t = useTranslations('me')
  const keys = useTranslations('keys')
  const problemText = useProblemText()
  const [code, setCode] = useState('')
  // One secret for as long as this is open, and none kept after it.
  const begun = useQuery({
    queryKey: ['own', 'mfa', 'begun'],
    queryFn: beginMfa,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  })
  const confirm = useMutation({
    mutationFn: () => confirmMfa(codeOf(code)),
    onSuccess: confirmed,
    onError: () => setCode(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isOfApp(code) && !confirm.isPending) confirm.mutate()
  }
  if (begun.isPending) return <ListLoading />
  if (begun.isError) {
    return <ListFailed title={t('mfaError')} error={begun.error} again={() => void begun.refetch()} />
  }
  return (
    <Stack component="form" gap="sm" onSubmit={submit}>
      <p className={classes.none}>{t('scan')}</p>
      <img className={classes.qr} src={begun.data.qr} alt={t('qrAlt')} />
      <p className={classes.none}>{t('byHand')}</p>
      <pre className={classes.secret}>
        <code data-testid="mfa-key">{inGroups(begun.data.key)}</code>
      </pre>
      <TextInput
        label={t('enter')}
        aria-label={t('code')}
        description={t('codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
        maw={320}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {confirm.isError && (
        <Alert color="orange" role="alert" p="xs">
          {isProblem(confirm.error, 'bad_code') ? t('badCode') : problemText(confirm.error)}
        </Alert>
      )}
      <Group gap="sm">
        <Button type="submit" loading={confirm.isPending} disabled={!isOfApp(code)}>
          {t('confirm')}
        </Button>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {keys('cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
