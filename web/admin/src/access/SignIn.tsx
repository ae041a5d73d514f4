// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api, sendCsrf } from '../api/client'
import { isProblem } from '../api/problem'
import { forgetOthers, meQuery, signUpQuery } from '../api/queries'
import { AppearanceSwitch } from '../shell/AppearanceSwitch'
import { ChatIcon } from '../shell/icons'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useProblemText } from '../shell/useProblemText'
import { useTitle } from '../shell/useTitle'
import { CodeField } from './CodeField'
import classes from './SignIn.module.css'
import { useCountdown } from './useCountdown'

const ChangePassword = lazy(() =>
  import('../outside/ChangePassword').then((module) => ({ default: module.ChangePassword })),
)

const OidcWay = lazy(() => import('../oidc/OidcWay').then((module) => ({ default: module.OidcWay })))

/** The page of whoever is not signed in. */
export function SignIn() {
  const t = useTranslations('signIn')
  const forgot = useTranslations('outside')
  const ways = useTranslations('ways')
  const door = useQuery(signUpQuery)
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string>()
  const [wait, startWaiting] = useCountdown()
  useTitle(t('title'))

  const signIn = useMutation({
    mutationFn: (secret: string) =>
      answer(
        api.POST('/sign-in', {
          body: { email: email.trim(), password: secret, ...(code ? { code: code.trim() } : {}) },
        }),
      ),
    onSuccess: (me) => {
      sendCsrf(me.csrf)
      queries.setQueryData(meQuery.queryKey, me)
      forgetOthers(queries)
    },
    onError: (error) => {
      // The password was right: it is kept for the second step, or for being changed.
      if (isProblem(error, 'mfa_needed', 'bad_code')) return setCode('')
      if (isProblem(error, 'password_change_needed')) return
      setPassword('')
      setCode(undefined)
      if (isProblem(error, 'throttled')) startWaiting(error.retryAfter ?? 30)
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wait === 0 && !signIn.isPending) signIn.mutate(password)
  }

  if (isProblem(signIn.error, 'password_change_needed')) {
    return (
      <Suspense>
        <ChangePassword
          email={email.trim()}
          password={password}
          changed={(wanted) => {
            setPassword(wanted)
            signIn.mutate(wanted)
          }}
        />
      </Suspense>
    )
  }
  return (
    <main className={classes.page}>
      <Paper component="form" onSubmit={submit} className={classes.card} withBorder>
        <Stack gap="md">
          <div className={classes.brand}>
            <ChatIcon size={28} />
            <span>Sohbet</span>
          </div>
          <div>
            <Title order={1} size="h3">
              {t('title')}
            </Title>
            <Text c="dimmed" size="sm">
              {t('lead')}
            </Text>
          </div>
          {signIn.isError && <Failure error={signIn.error} wait={wait} />}
          {code !== undefined ? (
            <CodeField
              code={code}
              change={setCode}
              back={() => {
                setCode(undefined)
                setPassword('')
                signIn.reset()
              }}
            />
          ) : (
            <>
              <TextInput
                label={t('email')}
                type="email"
                name="email"
                autoComplete="username"
                required
                withAsterisk={false}
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('password')}
                name="password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                maxLength={200}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              />
            </>
          )}
          <Button type="submit" loading={signIn.isPending} disabled={wait > 0}>
            {t('submit')}
          </Button>
          <Anchor href="/admin/forgot" size="sm">
            {forgot('forgot')}
          </Anchor>
          {door.data?.is_open && (
            <Anchor href="/admin/sign-up" size="sm">
              {ways('signUp')}
            </Anchor>
          )}
          {code === undefined && (
            <Suspense>
              <OidcWay />
            </Suspense>
          )}
        </Stack>
      </Paper>
      <div className={classes.switches}>
        <LanguageSwitch />
        <AppearanceSwitch />
      </div>
    </main>
  )
}

function Failure({ error, wait }: { error: unknown; wait: number }) {
  const t = useTranslations('signIn')
  const second = useTranslations('mfaSignIn')
  const problemText = useProblemText()
  if (isProblem(error, 'mfa_needed')) return null
  if (isProblem(error, 'throttled')) {
    return (
      <Alert color="orange" role="alert">
        {wait > 0 ? t('throttled', { seconds: wait }) : t('throttledOver')}
      </Alert>
    )
  }
  return (
    <Alert color="red" role="alert">
      {isProblem(error, 'bad_code')
        ? second('badCode')
        : isProblem(error, 'bad_credentials', 'invalid')
          ? t('badCredentials')
          : problemText(error)}
    </Alert>
  )
}
