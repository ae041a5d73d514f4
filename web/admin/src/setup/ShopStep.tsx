// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { Choice, faultAt, StepForm } from './parts'
import classes from './Setup.module.css'
import type { StepProps } from './Wizard'

const zones = Intl.supportedValuesOf('timeZone')
const currencies = Intl.supportedValuesOf('currency')
const spoken = ['tr', 'en'] as const
type Locale = (typeof spoken)[number]

/** The first shop. */
export function ShopStep({ inside, kept, back }: StepProps) {
  const t = useTranslations('setup')
  const { language } = useLanguage()
  const was = inside.shop
  const [name, setName] = useState(was?.name ?? '')
  const [zone, setZone] = useState(was?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [currency, setCurrency] = useState(was?.currency ?? 'TRY')
  const [locales, setLocales] = useState<Locale[]>(was?.locales ?? [...spoken])
  const [main, setMain] = useState<Locale>(was?.default_locale ?? language)
  const [catalogue, setCatalogue] = useState(was?.catalogue ?? 'demo')
  const first = locales.includes(main) ? main : locales[0]
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/setup/shop', {
          body: { name: name.trim(), zone, currency, locales, default_locale: first ?? 'tr', catalogue },
        }),
      ),
    onSuccess: kept,
  })
  return (
    <StepForm submit={() => save.mutate()} back={back} isBusy={save.isPending} error={save.error}>
      <TextInput
        label={t('shop.name')}
        name="shop"
        autoComplete="organization"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={faultAt(save.error, 'name') && t('missing')}
      />
      <Select
        label={t('shop.zone')}
        description={t('shop.zoneHint')}
        data={[...new Set([zone, ...zones])]}
        searchable
        limit={50}
        allowDeselect={false}
        value={zone}
        onChange={(value) => value !== null && setZone(value)}
        error={faultAt(save.error, 'zone') && t('missing')}
      />
      <Select
        label={t('shop.currency')}
        data={[...new Set([currency, ...currencies])]}
        searchable
        limit={50}
        allowDeselect={false}
        value={currency}
        onChange={(value) => value !== null && setCurrency(value)}
        error={faultAt(save.error, 'currency') && t('missing')}
      />
      <fieldset className={classes.group}>
        <legend>{t('shop.locales')}</legend>
        {spoken.map((one) => (
          <Choice
            key={one}
            kind="checkbox"
            name="locales"
            label={languages[one].name}
            isOn={locales.includes(one)}
            change={(isOn) => setLocales(spoken.filter((it) => (it === one ? isOn : locales.includes(it))))}
          />
        ))}
        {locales.length === 0 && <span role="alert">{t('shop.localesNone')}</span>}
      </fieldset>
      {locales.length > 1 && (
        <fieldset className={classes.group}>
          <legend>{t('shop.main')}</legend>
          {locales.map((one) => (
            <Choice
              key={one}
              name="main"
              label={languages[one].name}
              isOn={first === one}
              change={() => setMain(one)}
            />
          ))}
        </fieldset>
      )}
      <fieldset className={classes.group}>
        <legend>{t('shop.catalogue')}</legend>
        {(['demo', 'import'] as const).map((one) => (
          <Choice
            key={one}
            name="catalogue"
            label={t(`shop.${one}`)}
            hint={t(`shop.${one}Hint`)}
            isOn={catalogue === one}
            change={() => setCatalogue(one)}
          />
        ))}
      </fieldset>
    </StepForm>
  )
}
