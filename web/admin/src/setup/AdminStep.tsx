// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Select, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { PasswordField } from '../outside/PasswordField'
import { Choice, faultAt, StepForm } from './parts'
import type { StepProps } from './Wizard'

/** The first admin. */
export function AdminStep({ inside, kept, back }: StepProps) {
  const t = useTranslations('setup')
  const { language } = useLanguage()
  const [name, setName] = useState(inside.admin?.name ?? '')
  const [email, setEmail] = useState(inside.admin?.email ?? '')
  const [password, setPassword] = useState('')
  const [locale, setLocale] = useState<'tr' | 'en'>(inside.admin?.locale ?? language)
  const [mfa, setMfa] = useState(inside.admin?.mfa ?? false)
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/setup/admin', {
          body: { name: name.trim(), email: email.trim(), locale, mfa, ...(password === '' ? {} : { password }) },
        }),
      ),
    onSuccess: kept,
  })
  return (
    <StepForm submit={() => save.mutate()} back={back} isBusy={save.isPending} error={save.error}>
      <TextInput
        label={t('admin.name')}
        name="name"
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={faultAt(save.error, 'name') && t('missing')}
      />
      <TextInput
        label={t('admin.email')}
        description={t('admin.emailHint')}
        type="email"
        name="email"
        autoComplete="username"
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={faultAt(save.error, 'email') && t('missing')}
      />
      <div>
        <PasswordField label={t('admin.password')} value={password} change={setPassword} error={save.error} />
        {faultAt(save.error, 'password') && (
          <Text c="red" size="sm" role="alert">
            {t('missing')}
          </Text>
        )}
        {inside.given.password && password === '' && (
          <Text c="dimmed" size="sm">
            {t('admin.passwordKept')}
          </Text>
        )}
      </div>
      <Select
        label={t('admin.language')}
        data={Object.entries(languages).map(([value, { name: label }]) => ({ value, label }))}
        value={locale}
        allowDeselect={false}
        onChange={(value) => setLocale(value === 'en' ? 'en' : 'tr')}
      />
      <Choice kind="checkbox" name="mfa" label={t('admin.mfa')} hint={t('admin.mfaHint')} isOn={mfa} change={setMfa} />
    </StepForm>
  )
}
