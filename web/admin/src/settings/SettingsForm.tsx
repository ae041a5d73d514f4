// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { meQuery, settingsQuery } from '../api/queries'
import type { Settings } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { type bounds, type Fault, type Field, faultsOf, fieldAt, formOf, patchOf } from './form'
import { Choice, LookFields } from './LookFields'
import classes from './SettingsPage.module.css'

type Props = { settings: Settings; merchant: string; isAdmin: boolean }

const zonesKnown = Intl.supportedValuesOf('timeZone')

export function SettingsForm({ settings, merchant, isAdmin }: Props) {
  const t = useTranslations('settings')
  const look = useTranslations('look')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [edited, setEdited] = useState<Partial<Record<Field, string>>>({})
  const [isTried, setTried] = useState(false)
  const form = { ...formOf(settings), ...edited }
  // The merchant's own zone may be an older name the browser does not list.
  const zones = useMemo(() => [...new Set([settings.zone, ...zonesKnown])], [settings.zone])
  const faults = faultsOf(form, zones)
  const patch = patchOf(form, settings)
  const isChanged = Object.keys(patch).length > 0

  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/merchants/{id}/settings', {
          params: { path: { id: merchant } },
          headers: { 'Content-Type': 'application/merge-patch+json' },
          body: patch as never,
        }),
      ),
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery(merchant).queryKey, saved)
      setEdited({})
      setTried(false)
      if (saved.zone !== settings.zone) void queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(faults)
    if (first !== undefined) document.getElementsByName(first)[0]?.focus()
    else if (isChanged) save.mutate()
  }

  const told = isProblem(save.error) ? save.error.errors.map(({ at }) => fieldAt(at)) : []
  const words = (fault: Fault) => {
    switch (fault.why) {
      case 'between':
        return t('between', fault)
      case 'greetingLong':
        return t('greetingLong', fault)
      case 'originsBad':
        return t('originsBad', fault)
      case 'originsMany':
        return t('originsMany', fault)
      case 'zoneUnknown':
        return t('zoneUnknown')
      case 'colorBad':
        return look('colorBad')
    }
  }
  const change = (field: Field, value: string) => {
    setEdited({ ...edited, [field]: value })
    save.reset()
  }
  const field = (name: Field) => {
    const fault = faults[name]
    const isShown = fault !== undefined && (isTried || edited[name] !== undefined)
    return {
      name,
      value: form[name],
      readOnly: !isAdmin,
      error: isShown ? words(fault) : told.includes(name) ? problemText(save.error) : undefined,
    }
  }
  const typed = (name: Field) => ({
    ...field(name),
    onChange: (event: { currentTarget: { value: string } }) => change(name, event.currentTarget.value),
  })
  const number = (name: keyof typeof bounds) => ({ ...typed(name), inputMode: 'numeric' as const, maxLength: 6 })

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <fieldset className={classes.group}>
        <legend>{t('limits')}</legend>
        <TextInput label={t('dailyViewLimit')} description={t('dailyViewLimitHint')} {...number('dailyViewLimit')} />
        <TextInput label={t('messagesPerMinute')} {...number('messagesPerMinute')} />
        <TextInput label={t('idleMinutes')} {...number('idleMinutes')} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{t('shop')}</legend>
        <Select
          label={t('zone')}
          description={t('zoneHint')}
          data={zones}
          searchable={isAdmin}
          limit={60}
          allowDeselect={false}
          {...field('zone')}
          onChange={(zone) => zone !== null && change('zone', zone)}
        />
        <Textarea
          label={t('greetingTr')}
          description={t('greetingHint')}
          autosize
          minRows={2}
          {...typed('greetingTr')}
        />
        <Textarea
          label={t('greetingEn')}
          description={t('greetingHint')}
          autosize
          minRows={2}
          {...typed('greetingEn')}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{look('bot')}</legend>
        <Choice
          label={look('answerer')}
          value={form.answerer}
          isAdmin={isAdmin}
          options={{ on: look('on'), off: look('off') }}
          choose={(value) => change('answerer', value)}
        />
        <p className={classes.hint}>{look('answererHint')}</p>
      </fieldset>
      <LookFields form={form} isAdmin={isAdmin} change={change} error={field('color').error} />
      <fieldset className={classes.group}>
        <legend>{t('install')}</legend>
        <Textarea
          label={t('origins')}
          description={t('originsHint')}
          autosize
          minRows={3}
          spellCheck={false}
          {...typed('origins')}
        />
      </fieldset>
      {isAdmin && (
        <Group className={isChanged ? classes.actions : undefined}>
          <Button type="submit" loading={save.isPending} disabled={!isChanged}>
            {t('save')}
          </Button>
          <Button variant="default" disabled={!isChanged || save.isPending} onClick={() => setEdited({})}>
            {t('discard')}
          </Button>
          <span role="status" className={classes.saved}>
            {save.isSuccess && !isChanged && t('saved')}
          </span>
        </Group>
      )}
      {save.isError && (
        <Alert color="red" role="alert">
          {problemText(save.error)}
        </Alert>
      )}
    </form>
  )
}
