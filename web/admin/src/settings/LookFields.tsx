// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, SegmentedControl, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { contrast, grounds, inkOn, isColor, paleOn } from './contrast'
import type { Field, Form } from './form'
import { Preview } from './Preview'
import classes from './SettingsPage.module.css'

type Props = {
  form: Form
  isAdmin: boolean
  change: (field: Field, value: string) => void
  error: ReactNode
}

/** The widget's colour, side and theme, and beside them what they come to. */
export function LookFields({ form, isAdmin, change, error }: Props) {
  const t = useTranslations('look')
  const color = form.color.trim().toLowerCase()
  const theme = form.theme === 'light' || form.theme === 'dark' ? form.theme : 'auto'
  return (
    <fieldset className={classes.group}>
      <legend>{t('title')}</legend>
      <div className={classes.look}>
        <div className={classes.lookFields}>
          <TextInput
            name="color"
            label={t('color')}
            description={t('colorHint')}
            maxLength={9}
            spellCheck={false}
            value={form.color}
            readOnly={!isAdmin}
            error={error}
            onChange={(event) => change('color', event.currentTarget.value)}
            leftSection={
              <input
                type="color"
                className={classes.swatch}
                aria-label={t('pick')}
                disabled={!isAdmin}
                value={isColor(color) ? color : '#000000'}
                onChange={(event) => change('color', event.currentTarget.value)}
              />
            }
          />
          {isColor(color) && <Reading color={color} theme={theme} />}
          <Choice
            label={t('side')}
            value={form.side}
            isAdmin={isAdmin}
            options={{ left: t('left'), right: t('right') }}
            choose={(side) => change('side', side)}
          />
          <Choice
            label={t('theme')}
            value={form.theme}
            isAdmin={isAdmin}
            options={{ auto: t('auto'), light: t('light'), dark: t('dark') }}
            choose={(chosen) => change('theme', chosen)}
          />
        </div>
        <Preview color={isColor(color) ? color : '#888888'} isLeft={form.side === 'left'} theme={theme} />
      </div>
    </fieldset>
  )
}

function Reading({ color, theme }: { color: string; theme: 'auto' | 'light' | 'dark' }) {
  const t = useTranslations('look')
  const format = useFormatter()
  // Rounded down, so that what falls short of a limit never reads as if it met it.
  const ratio = (one: string, other: string) =>
    format.number(Math.floor(contrast(one, other) * 10) / 10, { maximumFractionDigits: 1 })
  const ink = inkOn(color)
  return (
    <div role="status" className={classes.reading}>
      <span>{t('reads', { ink: t(ink === '#000000' ? 'inkBlack' : 'inkWhite'), ratio: ratio(color, ink) })}</span>
      {paleOn(color, theme).map((ground) => (
        <Alert key={ground} color="orange" p="xs">
          {t('pale', {
            ground: t(ground === 'dark' ? 'groundDark' : 'groundLight'),
            ratio: ratio(color, grounds[ground]),
          })}
        </Alert>
      ))}
    </div>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: Record<string, string>
  isAdmin: boolean
  choose: (value: string) => void
}

export function Choice({ label, value, options, isAdmin, choose }: ChoiceProps) {
  return (
    <div className={classes.choice}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <SegmentedControl
        aria-label={label}
        value={value}
        readOnly={!isAdmin}
        onChange={choose}
        data={Object.entries(options).map(([key, name]) => ({ value: key, label: name }))}
      />
    </div>
  )
}
