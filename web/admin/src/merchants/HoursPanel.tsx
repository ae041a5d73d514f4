// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { settingsQuery } from '../api/queries'
import type { Settings, SettingsPatch } from '../api/types'
import classes from '../settings/SettingsPage.module.css'
import { useProblemText } from '../shell/useProblemText'
import { type Day, days, holidayLines, holidaysOf, lineOf, spansOf } from './hours'

type Props = { settings: Settings; merchant: string; isAdmin: boolean }

/** When people are there, how long words are kept, and as whom mails are written. */
export function HoursPanel({ settings, merchant, isAdmin }: Props) {
  const t = useTranslations('hours')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { hours, retention, mail_from: mail } = settings
  const [isAlways, setAlways] = useState(Object.keys(hours.week).length === 0)
  const [week, setWeek] = useState(
    () => Object.fromEntries(days.map((day) => [day, lineOf(hours.week[day])])) as Record<Day, string>,
  )
  const [holidays, setHolidays] = useState(() => holidayLines(hours))
  const [keep, setKeep] = useState(String(retention.session_days))
  const [name, setName] = useState(mail.name ?? '')
  const [replyTo, setReplyTo] = useState(mail.reply_to ?? '')
  const badDays = isAlways ? [] : days.filter((day) => spansOf(week[day]) === undefined)
  const free = holidaysOf(holidays)
  const keepsBadly = !/^\d{1,4}$/.test(keep.trim()) || Number(keep) > 3650
  const isBad = badDays.length > 0 || 'bad' in free || keepsBadly
  const save = useMutation({
    mutationFn: (body: SettingsPatch) =>
      answer(
        api.PATCH('/merchants/{id}/settings', {
          params: { path: { id: merchant } },
          headers: { 'Content-Type': 'application/merge-patch+json' },
          body,
        }),
      ),
    onSuccess: (saved) => queries.setQueryData(settingsQuery(merchant).queryKey, saved),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBad || save.isPending || 'bad' in free) return
    const open = isAlways ? {} : Object.fromEntries(days.map((day) => [day, spansOf(week[day]) ?? []]))
    save.mutate({
      hours: { week: open, holidays: free.holidays },
      retention: { session_days: Number(keep) },
      mail_from: { name: name.trim(), reply_to: replyTo.trim() },
    })
  }
  const read = { readOnly: !isAdmin }
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className={classes.group}>
        <legend>{t('title')}</legend>
        <p className={classes.hint}>{t('hint')}</p>
        <Checkbox
          label={t('always')}
          checked={isAlways}
          disabled={!isAdmin}
          onChange={(event) => setAlways(event.currentTarget.checked)}
        />
        {!isAlways &&
          days.map((day) => (
            <TextInput
              key={day}
              label={t(`days.${day}`)}
              {...(day === 'mon' ? { description: t('spans') } : {})}
              maxLength={100}
              value={week[day]}
              error={badDays.includes(day) ? t('spansBad') : undefined}
              onChange={(event) => setWeek({ ...week, [day]: event.currentTarget.value })}
              {...read}
            />
          ))}
        <Textarea
          label={t('holidays')}
          description={t('holidaysHint')}
          autosize
          minRows={2}
          value={holidays}
          error={'bad' in free ? t('holidaysBad', { line: free.bad }) : undefined}
          onChange={(event) => setHolidays(event.currentTarget.value)}
          {...read}
        />
        <TextInput
          label={t('retention')}
          description={t('retentionHint')}
          inputMode="numeric"
          maxLength={4}
          value={keep}
          error={keepsBadly ? t('retentionBad') : undefined}
          onChange={(event) => setKeep(event.currentTarget.value)}
          {...read}
        />
        <TextInput
          label={t('mailName')}
          description={t('mailNameHint')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          {...read}
        />
        <TextInput
          label={t('replyTo')}
          type="email"
          maxLength={254}
          value={replyTo}
          onChange={(event) => setReplyTo(event.currentTarget.value)}
          {...read}
        />
        {isAdmin && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={isBad}>
              {t('save')}
            </Button>
            <span role="status" className={classes.saved}>
              {save.isSuccess ? t('saved') : ''}
            </span>
          </Group>
        )}
        {save.isError && (
          <Alert color="red" role="alert">
            {problemText(save.error)}
          </Alert>
        )}
      </fieldset>
    </form>
  )
}
