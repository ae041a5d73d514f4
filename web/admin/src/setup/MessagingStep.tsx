// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { useLanguage } from '../i18n/LanguageProvider'
import { Choice, faultAt, StepForm, Told } from './parts'
import classes from './Setup.module.css'
import type { StepProps } from './Wizard'

/** Accounts for messages outside the chat, or the simulator. */
export function MessagingStep({ inside, kept, back }: StepProps) {
  const t = useTranslations('setup')
  const signIn = useTranslations('signIn')
  const { language } = useLanguage()
  const [use, setUse] = useState(inside.messaging?.use ?? 'simulator')
  const [sid, setSid] = useState(inside.messaging?.account_sid ?? '')
  const [number, setNumber] = useState(inside.messaging?.number ?? '')
  const [token, setToken] = useState('')
  const [bot, setBot] = useState('')
  const test = (body: { provider: 'twilio' | 'telegram'; account_sid?: string; secret?: string }) =>
    answer(api.POST('/setup/messaging/test', { body, headers: { 'Accept-Language': language } }))
  const secret = (typed: string) => (typed.trim() === '' ? {} : { secret: typed.trim() })
  const twilio = useMutation({
    mutationFn: () => test({ provider: 'twilio', account_sid: sid.trim(), ...secret(token) }),
  })
  const telegram = useMutation({ mutationFn: () => test({ provider: 'telegram', ...secret(bot) }) })
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/setup/messaging', {
          body:
            use === 'simulator'
              ? { use }
              : {
                  use,
                  ...(sid.trim() === '' ? {} : { account_sid: sid.trim() }),
                  ...(number.trim() === '' ? {} : { number: number.trim() }),
                  ...(token.trim() === '' ? {} : { twilio_token: token.trim() }),
                  ...(bot.trim() === '' ? {} : { telegram_token: bot.trim() }),
                },
        }),
      ),
    onSuccess: kept,
  })
  const eye = { 'aria-label': signIn('showPassword') }
  return (
    <StepForm submit={() => save.mutate()} back={back} isBusy={save.isPending} error={save.error}>
      <fieldset className={classes.group}>
        <legend>{t('steps.messaging')}</legend>
        {(['simulator', 'accounts'] as const).map((one) => (
          <Choice
            key={one}
            name="use"
            label={t(`messaging.${one}`)}
            hint={t(`messaging.${one}Hint`)}
            isOn={use === one}
            change={() => setUse(one)}
          />
        ))}
      </fieldset>
      {use === 'accounts' && (
        <>
          <fieldset className={classes.group}>
            <legend>{t('messaging.twilio')}</legend>
            <TextInput
              label={t('messaging.sid')}
              name="account_sid"
              maxLength={34}
              spellCheck={false}
              value={sid}
              onChange={(event) => setSid(event.currentTarget.value)}
              error={faultAt(twilio.error ?? save.error, 'account_sid') && t('messaging.sidBad')}
            />
            <PasswordInput
              label={t('messaging.token')}
              description={inside.given.twilio ? t('messaging.kept') : undefined}
              name="twilio_token"
              autoComplete="off"
              maxLength={200}
              value={token}
              onChange={(event) => setToken(event.currentTarget.value)}
              visibilityToggleButtonProps={eye}
            />
            <TextInput
              label={t('messaging.number')}
              name="number"
              inputMode="tel"
              maxLength={16}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
              error={faultAt(save.error, 'number') && t('messaging.numberBad')}
            />
            <Button type="button" variant="light" loading={twilio.isPending} onClick={() => twilio.mutate()}>
              {t('test')}: Twilio
            </Button>
            <Told trial={twilio.data} error={twilio.error} />
          </fieldset>
          <fieldset className={classes.group}>
            <legend>{t('messaging.telegram')}</legend>
            <PasswordInput
              label={t('messaging.botToken')}
              description={inside.given.telegram ? t('messaging.kept') : t('messaging.botTokenHint')}
              name="telegram_token"
              autoComplete="off"
              maxLength={130}
              value={bot}
              onChange={(event) => setBot(event.currentTarget.value)}
              visibilityToggleButtonProps={eye}
              error={faultAt(save.error, 'telegram_token') && t('messaging.botTokenBad')}
            />
            <Button type="button" variant="light" loading={telegram.isPending} onClick={() => telegram.mutate()}>
              {t('test')}: Telegram
            </Button>
            <Told trial={telegram.data} error={telegram.error} />
          </fieldset>
        </>
      )}
    </StepForm>
  )
}
