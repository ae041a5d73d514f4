// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Preferences } from '../api/types'
import classes from './Wishes.module.css'

const night = { from: '22:00', to: '08:00' }

export function QuietHours(props: { preferences: Preferences; change: (next: Preferences) => void }) {
  const { preferences, change } = props
  const t = useTranslations('wishes')
  const hours = preferences.quiet_hours
  const set = (quiet_hours: Preferences['quiet_hours']) => change({ ...preferences, quiet_hours })
  return (
    <fieldset className={classes.group}>
      <legend>{t('quiet')}</legend>
      <p id="quiet-hint" className={classes.hint}>
        {t('quietHint', { zone: preferences.zone })}
      </p>
      <label className={classes.choice}>
        <input
          type="checkbox"
          checked={hours !== null}
          aria-describedby="quiet-hint"
          onChange={(event) => set(event.currentTarget.checked ? night : null)}
        />
        {t('quietOn')}
      </label>
      {hours !== null && (
        <div className={classes.hours}>
          <TextInput
            type="time"
            label={t('from')}
            value={hours.from}
            required
            onChange={(event) => event.currentTarget.value !== '' && set({ ...hours, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('to')}
            value={hours.to}
            required
            error={hours.from === hours.to ? t('sameHours') : undefined}
            onChange={(event) => event.currentTarget.value !== '' && set({ ...hours, to: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  )
}
