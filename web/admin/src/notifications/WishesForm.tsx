// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NoticeType, Preferences } from '../api/types'
import { LeaveGuard } from '../products/LeaveGuard'
import { useProblemText } from '../shell/useProblemText'
import { askLeave, leave } from './browser'
import { QuietHours } from './QuietHours'
import { preferencesQuery, savePreferences } from './queries'
import { ThisBrowser } from './ThisBrowser'
import classes from './Wishes.module.css'
import { WishTable } from './WishTable'
import type { Channel } from './ways'
import { asSaved, isSame, ticked } from './wishes'

export function WishesForm({ saved }: { saved: Preferences }) {
  const t = useTranslations('wishes')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [edited, setEdited] = useState<Preferences>()
  const [allowed, setAllowed] = useState(leave)
  const wanted = edited ?? saved
  const isChanged = !isSame(wanted, saved)
  const save = useMutation({
    mutationFn: () => savePreferences(asSaved(wanted)),
    onSuccess: (now) => {
      queries.setQueryData(preferencesQuery.queryKey, now)
      setEdited(undefined)
    },
  })
  const change = (next: Preferences) => {
    setEdited(next)
    save.reset()
  }
  const tick = (type: NoticeType, channel: Channel, on: boolean) => {
    change(ticked(wanted, type, channel, on))
    // The browser is asked by this click and by nothing else.
    if (channel === 'browser' && on && allowed === 'default') void askLeave().then(setAllowed)
  }
  const hours = wanted.quiet_hours
  const isEmptySpan = hours !== null && hours.from === hours.to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged && !isEmptySpan) save.mutate()
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <LeaveGuard isChanged={isChanged} />
      <WishTable preferences={wanted} tick={tick} />
      <QuietHours preferences={wanted} change={change} />
      <ThisBrowser allowed={allowed} ask={() => void askLeave().then(setAllowed)} />
      {save.isError && (
        <Alert color="red" role="alert">
          {problemText(save.error)}
        </Alert>
      )}
      <Group className={isChanged ? classes.actions : undefined}>
        <Button type="submit" loading={save.isPending} disabled={!isChanged || isEmptySpan}>
          {t('save')}
        </Button>
        <Button variant="default" disabled={!isChanged || save.isPending} onClick={() => setEdited(undefined)}>
          {t('discard')}
        </Button>
        <span role="status" className={classes.saved}>
          {isChanged ? t('unsaved') : save.isSuccess && t('saved')}
        </span>
      </Group>
    </form>
  )
}
