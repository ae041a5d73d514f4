// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { useLanguage } from '../i18n/LanguageProvider'
import { Choice, faultAt, StepForm, Told } from './parts'
import classes from './Setup.module.css'
import type { StepProps } from './Wizard'

/** What answers: the embedded answerer, or a model of a provider that is tried here. */
export function ModelStep({ inside, kept, back }: StepProps) {
  const t = useTranslations('setup')
  const signIn = useTranslations('signIn')
  const { language } = useLanguage()
  const [use, setUse] = useState(inside.model?.use ?? 'embedded')
  const [url, setUrl] = useState(inside.model?.url ?? '')
  const [key, setKey] = useState('')
  const [model, setModel] = useState(inside.model?.model ?? '')
  const given = { url: url.trim(), ...(key.trim() === '' ? {} : { key: key.trim() }) }
  const test = (asked: { model?: string }) =>
    answer(api.POST('/setup/model/test', { body: { ...given, ...asked }, headers: { 'Accept-Language': language } }))
  const models = useMutation({ mutationFn: () => test({}) })
  const ask = useMutation({ mutationFn: () => test({ model }) })
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/setup/model', {
          body: use === 'embedded' ? { use } : { use, ...given, ...(model === '' ? {} : { model }) },
        }),
      ),
    onSuccess: kept,
  })
  const known = models.data?.models ?? (model === '' ? [] : [model])
  return (
    <StepForm submit={() => save.mutate()} back={back} isBusy={save.isPending} error={save.error}>
      <fieldset className={classes.group}>
        <legend>{t('steps.model')}</legend>
        {(['embedded', 'provider'] as const).map((one) => (
          <Choice
            key={one}
            name="use"
            label={t(`model.${one}`)}
            hint={t(`model.${one}Hint`)}
            isOn={use === one}
            change={() => setUse(one)}
          />
        ))}
      </fieldset>
      {use === 'provider' && (
        <>
          <TextInput
            label={t('model.url')}
            description={t('model.urlHint')}
            name="url"
            inputMode="url"
            maxLength={500}
            value={url}
            onChange={(event) => {
              setUrl(event.currentTarget.value)
              models.reset()
            }}
            error={faultAt(save.error, 'url') && t('missing')}
          />
          <PasswordInput
            label={t('model.key')}
            description={inside.given.model ? t('model.keyKept') : t('model.keyHint')}
            name="key"
            autoComplete="off"
            maxLength={500}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': signIn('showPassword') }}
          />
          <Button
            type="button"
            variant="light"
            disabled={url.trim() === ''}
            loading={models.isPending}
            onClick={() => models.mutate()}
          >
            {t('model.fetch')}
          </Button>
          {(models.isError || models.data?.ok === false) && <Told trial={models.data} error={models.error} />}
          {known.length > 0 && (
            <>
              <Select
                label={t('model.model')}
                placeholder={t('model.choose')}
                data={known}
                searchable
                limit={100}
                allowDeselect={false}
                value={model === '' ? null : model}
                onChange={(value) => {
                  setModel(value ?? '')
                  ask.reset()
                }}
                error={faultAt(save.error, 'model') && t('missing')}
              />
              <Button
                type="button"
                variant="light"
                disabled={model === ''}
                loading={ask.isPending}
                onClick={() => ask.mutate()}
              >
                {t('model.ask')}
              </Button>
              <Told trial={ask.data} error={ask.error} />
            </>
          )}
        </>
      )}
    </StepForm>
  )
}
