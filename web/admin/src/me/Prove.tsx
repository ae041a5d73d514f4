// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { useProblemText } from '../shell/useProblemText'

type Props<T> = {
  title: string
  text: string
  act: (password: string) => Promise<T>
  done: (result: T) => void
  close: () => void
}

/** Asks for the password once more: an open browser alone is not enough. */
export function Prove<T>({ title, text, act, done, close }: Props<T>) {
  const t = useTranslations()
  const problemText = useProblemText()
  const [password, setPassword] = useState('')
  const prove = useMutation({ mutationFn: () => act(password), onSuccess: done, onError: () => setPassword('') })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '' && !prove.isPending) prove.mutate()
  }
  return (
    <Modal opened onClose={close} title={title} centered closeButtonProps={{ 'aria-label': t('keys.close') }}>
      <Stack component="form" gap="sm" onSubmit={submit}>
        <Text size="sm">{text}</Text>
        <PasswordInput
          label={t('me.prove')}
          autoComplete="current-password"
          maxLength={200}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        {prove.isError && (
          <Alert color="orange" role="alert" p="xs">
            {isProblem(prove.error, 'bad_credentials') ? t('me.badPassword') : problemText(prove.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('keys.cancel')}
          </Button>
          <Button type="submit" loading={prove.isPending} disabled={password === ''}>
            {t('me.proveButton')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
