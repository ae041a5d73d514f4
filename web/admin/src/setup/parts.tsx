// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { Failed } from '../outside/Parts'
import classes from './Setup.module.css'
import type { Trial } from './wizard'

type FormProps = {
  submit: () => void
  back: (() => void) | undefined
  isBusy: boolean
  error: unknown
  next?: string
  children: ReactNode
}

/** The fields of a step, and the way on and back. */
export function StepForm({ submit, back, isBusy, error, next, children }: FormProps) {
  const t = useTranslations('setup')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) submit()
  }
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {isProblem(error, 'invalid') ? (
        <Alert color="red" role="alert">
          {t('invalid')}
        </Alert>
      ) : (
        <Failed error={error} />
      )}
      {children}
      <div className={classes.buttons}>
        {back === undefined ? (
          <span />
        ) : (
          <Button type="button" variant="default" onClick={back}>
            {t('back')}
          </Button>
        )}
        <Button type="submit" loading={isBusy}>
          {next ?? t('next')}
        </Button>
      </div>
    </form>
  )
}

type ChoiceProps = {
  name: string
  kind?: 'radio' | 'checkbox'
  label: string
  hint?: string
  isOn: boolean
  change: (isOn: boolean) => void
}

export function Choice({ name, kind = 'radio', label, hint, isOn, change }: ChoiceProps) {
  return (
    <label className={classes.choice}>
      <input type={kind} name={name} checked={isOn} onChange={(event) => change(event.currentTarget.checked)} />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  )
}

/** How a test went, in words. */
export function Told({ trial, error }: { trial: Trial | undefined; error?: unknown }) {
  const t = useTranslations('setup')
  if (error !== undefined && error !== null) return <Failed error={error} />
  if (trial === undefined) return null
  return (
    <Alert color={trial.ok ? 'green' : 'orange'} role={trial.ok ? 'status' : 'alert'}>
      {trial.ok ? (trial.said ? t('answered', { said: trial.said }) : t('worked')) : trial.message}
    </Alert>
  )
}

/** Where the server saw a fault, by the first part of its pointer. */
export function faultAt(error: unknown, field: string): boolean {
  return isProblem(error, 'invalid', 'too_long') && error.errors.some(({ at }) => at === `/${field}`)
}
