// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './AnalyticsPage.module.css'
import { isRange, mostDays, type Preset, presetOf, type Range, type RangeSearch, usual } from './range'
import type { Day } from './zone'

type Props = { search: RangeSearch; range: Range; today: Day; choose: (search: RangeSearch) => void }

/** Which days to show. */
export function RangePicker({ search, range, today, choose }: Props) {
  const t = useTranslations('analytics')
  const [isCustom, setIsCustom] = useState(presetOf(search) === 'custom')
  const [from, setFrom] = useState(range.from)
  const [to, setTo] = useState(range.to)
  const [isBad, setIsBad] = useState(false)
  const pick = (preset: Preset | 'custom') => {
    setIsCustom(preset === 'custom')
    if (preset !== 'custom') choose(preset === usual ? {} : { range: preset })
  }
  const show = (event: FormEvent) => {
    event.preventDefault()
    setIsBad(!isRange(from, to))
    if (isRange(from, to)) choose({ from, to })
  }
  return (
    <div className={classes.picker}>
      <SegmentedControl
        aria-label={t('range')}
        value={isCustom ? 'custom' : presetOf(search)}
        onChange={(value) => pick(value as Preset | 'custom')}
        data={[
          { value: 'today', label: t('today') },
          { value: '7d', label: t('week') },
          { value: '30d', label: t('month') },
          { value: 'custom', label: t('custom') },
        ]}
      />
      {isCustom && (
        <form className={classes.days} onSubmit={show} noValidate>
          <TextInput
            type="date"
            size="sm"
            label={t('from')}
            max={today}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            size="sm"
            label={t('to')}
            max={today}
            value={to}
            error={isBad ? t('badRange', { most: mostDays }) : undefined}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" className={classes.show ?? ''}>
            {t('apply')}
          </Button>
        </form>
      )}
    </div>
  )
}
