// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Trial } from '../api/types'
import { useIntentName } from '../charts/useIntentName'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import type { Tongue } from './draft'
import classes from './KnowledgePage.module.css'
import { tryTopics } from './queries'

/** Asks the bot without a visitor. */
export function TryBox({ edit }: { edit: ((topic: string) => void) | undefined }) {
  const t = useTranslations('knowledge')
  const { language } = useLanguage()
  const problemText = useProblemText()
  const [text, setText] = useState('')
  const [locale, setLocale] = useState<Tongue>(language)
  const ask = useMutation({ mutationFn: () => tryTopics(text.trim(), locale) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') ask.mutate()
  }
  return (
    <section className={classes.trial} aria-labelledby="try">
      <h2 id="try" className={classes.trialTitle}>
        {t('tryTitle')}
      </h2>
      <p className={classes.hint}>{t('tryHint')}</p>
      <form onSubmit={submit} className={classes.ask}>
        <TextInput
          label={t('tryQuestion')}
          placeholder={t('tryPlaceholder')}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.askRow}>
          <SegmentedControl
            size="xs"
            aria-label={t('tryLocale')}
            value={locale}
            onChange={(value) => setLocale(value as Tongue)}
            data={[
              { value: 'tr', label: t('tr') },
              { value: 'en', label: t('en') },
            ]}
          />
          <Button type="submit" size="xs" loading={ask.isPending} disabled={text.trim() === ''}>
            {t('trySubmit')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {ask.isError && <Alert color="red">{problemText(ask.error)}</Alert>}
        {ask.isSuccess && <Answer trial={ask.data} asked={locale} edit={edit} />}
      </div>
    </section>
  )
}

type Shown = { trial: Trial; asked: Tongue; edit: ((topic: string) => void) | undefined }

function Answer({ trial, asked, edit }: Shown) {
  const t = useTranslations('knowledge')
  const intentName = useIntentName()
  const { text, entry, intent, products, locale } = trial
  const question = entry?.question ?? ''
  return (
    <div className={classes.reply}>
      <h3 className={classes.replyTitle}>{t('tryAnswer')}</h3>
      <p className={classes.bubble} lang={locale}>
        {text}
      </p>
      <p className={classes.facts}>
        {entry === undefined ? (
          <span>{t('tryNone')}</span>
        ) : (
          <span>
            {t('tryFrom')}:{' '}
            {edit ? (
              <Anchor component="button" type="button" size="sm" onClick={() => edit(entry.id)}>
                {question}
              </Anchor>
            ) : (
              <strong>{question}</strong>
            )}
          </span>
        )}
        {products.length > 0 && <span>{t('tryProducts', { count: products.length })}</span>}
        {intent !== undefined && <span>{t('tryIntent', { intent: intentName(intent) })}</span>}
        {locale !== asked && <span>{t('tryAnother', { language: t(locale === 'tr' ? 'tr' : 'en') })}</span>}
      </p>
    </div>
  )
}
