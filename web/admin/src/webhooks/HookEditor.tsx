// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MadeWebhook, Webhook } from '../api/types'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import { type Draft, draftOf, faultOf, kinds, newOf, patchOf, typeOf } from './draft'
import classes from './Hooks.module.css'
import { addHook, changeHook } from './queries'

type Props = { hook?: Webhook; close: (made?: MadeWebhook) => void }

/** A webhook there is, or a new one. */
export function HookEditor({ hook, close }: Props) {
  const t = useTranslations('hooks')
  const problemText = useProblemText()
  const { language } = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => draftOf(hook, language))
  const [isTried, setTried] = useState(false)
  const fault = isTried ? faultOf(draft, hook === undefined) : undefined
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = useMutation({
    mutationFn: async () => {
      if (hook === undefined) return addHook(newOf(draft))
      await changeHook(hook, patchOf(draft))
      return undefined
    },
    onSuccess: (made) => close(made),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faultOf(draft, hook === undefined) === undefined && !save.isPending) save.mutate()
  }
  return (
    <Modal
      opened
      onClose={() => close()}
      title={t(hook ? 'editTitle' : 'newTitle')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <TextInput
          label={t('name')}
          placeholder={t('namePlaceholder')}
          maxLength={80}
          data-autofocus
          value={draft.name}
          error={fault === 'name' ? t('nameMissing') : undefined}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {hook === undefined && (
          <NativeSelect
            label={t('form')}
            value={draft.form}
            onChange={(event) => change({ form: event.currentTarget.value as Draft['form'] })}
            data={(['standard', 'slack', 'discord'] as const).map((value) => ({ value, label: t(`forms.${value}`) }))}
          />
        )}
        <TextInput
          label={t('url')}
          description={hook ? t('urlKeep', { shown: hook.url }) : t('urlHint')}
          inputMode="url"
          maxLength={2000}
          autoComplete="off"
          value={draft.url}
          error={fault === 'url' ? t('urlMissing') : undefined}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
        {draft.form !== 'standard' && (
          <NativeSelect
            label={t('locale')}
            value={draft.locale}
            onChange={(event) => change({ locale: event.currentTarget.value as Draft['locale'] })}
            data={[
              { value: 'tr', label: 'Türkçe' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
        <fieldset className={classes.types}>
          <legend>{t('types')}</legend>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            aria-label={t('types')}
            value={draft.isAll ? 'all' : 'some'}
            onChange={(value) => change({ isAll: value === 'all' })}
            data={[
              { value: 'all', label: t('all') },
              { value: 'some', label: t('chosen') },
            ]}
          />
          {!draft.isAll && (
            <Checkbox.Group value={[...draft.types]} onChange={(types) => change({ types })}>
              <div className={classes.kinds}>
                {kinds.map((kind) => (
                  <Checkbox key={kind} size="sm" value={typeOf(kind)} label={t(`type.${kind}`)} />
                ))}
              </div>
            </Checkbox.Group>
          )}
          {fault === 'types' && (
            <p role="alert" className={classes.fault}>
              {t('typesMissing')}
            </p>
          )}
        </fieldset>
        <Switch
          label={t('enabled')}
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        {save.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(save.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => close()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
