// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, NativeSelect, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCountdown } from '../access/useCountdown'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { Card } from '../outside/Card'
import { Failed, Told, ToSignIn } from '../outside/Parts'
import { PasswordField } from '../outside/PasswordField'
import { currencyOf, regionOf } from './guess'

const zones = Intl.supportedValuesOf('timeZone')
const currencies = Intl.supportedValuesOf('currency')
const here = Intl.DateTimeFormat().resolvedOptions().timeZone

export function SignUpForm() {
  const t = useTranslations('signUp')
  const signIn = useTranslations('signIn')
  const { language } = useLanguage()
  const [draft, setDraft] = useState({ shop: '', name: '', email: '', password: '' })
  const [zone, setZone] = useState(here)
  const [currency, setCurrency] = useState(() => currencyOf(here))
  const [region, setRegion] = useState(() => regionOf(navigator.languages))
  const [locale, setLocale] = useState<'tr' | 'en'>(language)
  const [wait, startWaiting] = useCountdown()
  const names = useMemo(() => new Intl.DisplayNames([language], { type: 'currency' }), [language])
  const ask = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/sign-up', {
          body: {
            ...{ shop: draft.shop.trim(), name: draft.name.trim(), email: draft.email.trim() },
            ...{ password: draft.password, zone, currency, region: region.trim().toUpperCase(), locale },
          },
        }),
      ),
    onError: (error) => {
      if (isProblem(error, 'throttled')) startWaiting(error.retryAfter ?? 60)
    },
  })
  const faultOf = (field: string) =>
    isProblem(ask.error, 'invalid', 'too_long') && ask.error.errors.some(({ at }) => at === `/${field}`)
      ? t('missing')
      : undefined
  const field = (name: 'shop' | 'name' | 'email') => ({
    name,
    required: true,
    withAsterisk: false,
    value: draft[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setDraft((was) => ({ ...was, [name]: value }))
    },
  })
  if (ask.isSuccess) {
    return (
      <Card title={t('sentTitle')} lead={t('sentHint')}>
        <Told>{t('sent', { email: draft.email.trim() })}</Told>
        <ToSignIn />
      </Card>
    )
  }
  return (
    <Card title={t('title')} lead={t('lead')} submit={() => wait === 0 && !ask.isPending && ask.mutate()}>
      {isProblem(ask.error, 'throttled') ? (
        <Alert color="orange" role="alert">
          {wait > 0 ? signIn('throttled', { seconds: wait }) : signIn('throttledOver')}
        </Alert>
      ) : isProblem(ask.error, 'invalid') ? (
        <Alert color="red" role="alert">
          {t('invalid')}
        </Alert>
      ) : (
        <Failed error={ask.error} />
      )}
      <TextInput label={t('shop')} autoComplete="organization" maxLength={100} {...field('shop')} />
      <Select
        label={t('zone')}
        description={t('zoneHint')}
        data={[...new Set([zone, ...zones])]}
        searchable
        limit={50}
        allowDeselect={false}
        value={zone}
        onChange={(value) => value !== null && setZone(value)}
        error={faultOf('zone')}
      />
      <Select
        label={t('currency')}
        data={[...new Set([currency, ...currencies])].map((code) => ({
          value: code,
          label: `${code} · ${names.of(code)}`,
        }))}
        searchable
        limit={50}
        allowDeselect={false}
        value={currency}
        onChange={(value) => value !== null && setCurrency(value)}
        error={faultOf('currency')}
      />
      <TextInput
        label={t('region')}
        description={t('regionHint')}
        name="region"
        autoComplete="country"
        required
        withAsterisk={false}
        maxLength={2}
        value={region}
        onChange={(event) => setRegion(event.currentTarget.value)}
        error={faultOf('region')}
      />
      <NativeSelect
        label={t('locale')}
        name="locale"
        value={locale}
        onChange={(event) => setLocale(event.currentTarget.value === 'en' ? 'en' : 'tr')}
        data={(['tr', 'en'] as const).map((value) => ({ value, label: languages[value].name }))}
      />
      <TextInput label={t('name')} autoComplete="name" maxLength={100} {...field('name')} />
      <TextInput label={signIn('email')} type="email" autoComplete="username" maxLength={254} {...field('email')} />
      <PasswordField
        label={t('password')}
        value={draft.password}
        change={(password) => setDraft((was) => ({ ...was, password }))}
        error={ask.error}
      />
      <Button type="submit" loading={ask.isPending} disabled={wait > 0}>
        {t('submit')}
      </Button>
      <ToSignIn />
    </Card>
  )
}
