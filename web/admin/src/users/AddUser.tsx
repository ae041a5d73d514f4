// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { Role } from '../api/types'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import type { Language } from '../i18n/messages'
import { PasswordField } from '../outside/PasswordField'
import { useProblemText } from '../shell/useProblemText'
import { roles } from './list'
import { addUser, usersKey } from './queries'

/** Adds somebody with a password, or invites them by mail. */
export function AddUser() {
  const t = useTranslations('users')
  const add = useTranslations('addUser')
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={add('title')}
        centered
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <Newcomer close={close} />
      </Modal>
    </>
  )
}

function Newcomer({ close }: { close: () => void }) {
  const t = useTranslations()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { language } = useLanguage()
  const [how, setHow] = useState<'invite' | 'password'>('invite')
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('operator')
  const [locale, setLocale] = useState<Language>(language)
  const [password, setPassword] = useState('')
  const save = useMutation({
    mutationFn: () =>
      addUser({
        email: email.trim(),
        name: name.trim(),
        role,
        locale,
        ...(how === 'password' ? { password } : {}),
      } as never),
    onSuccess: async (user) => {
      close()
      await queries.invalidateQueries({ queryKey: usersKey })
      await navigate({ to: '/users/$id', params: { id: user.id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('addUser.how')}
          value={how}
          onChange={(value) => setHow(value as typeof how)}
          data={[
            { value: 'invite', label: t('addUser.invite') },
            { value: 'password', label: t('addUser.password') },
          ]}
        />
        <Text size="sm" c="dimmed">
          {how === 'invite' ? t('addUser.inviteHint') : t('addUser.passwordHint')}
        </Text>
        {save.isError && !isProblem(save.error, 'weak_password') && (
          <Alert color="red" role="alert">
            {problemText(save.error)}
          </Alert>
        )}
        <TextInput
          label={t('users.email')}
          type="email"
          autoComplete="off"
          required
          withAsterisk={false}
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label={t('users.name')}
          autoComplete="off"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('users.role')}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <NativeSelect
          label={t('addUser.language')}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value as Language)}
          data={(['tr', 'en'] as const).map((value) => ({ value, label: languages[value].name }))}
        />
        {how === 'password' && (
          <PasswordField label={t('signIn.password')} value={password} change={setPassword} error={save.error} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('users.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {how === 'invite' ? t('addUser.submitInvite') : t('addUser.submitAdd')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
