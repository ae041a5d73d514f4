// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { UnstyledButton } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import type { AuditEntry } from '../api/types'
import type { en } from '../i18n/en'
import classes from './AuditTable.module.css'
import { deviceOf } from './device'
import type { AuditFilter } from './filter'
import { useObjectText, useOperationText } from './operations'

export type Narrow = (next: AuditFilter) => void
type Props = { entry: AuditEntry; narrow: Narrow }

export function When({ at }: { at: string }) {
  const format = useFormatter()
  const text = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <time dateTime={at} className={classes.when}>
      {text}
    </time>
  )
}

export function Who({ entry: { who }, narrow }: Props) {
  const t = useTranslations('audit')
  if (who.kind === 'system') return <span className={classes.dim}>{t('system')}</span>
  if (who.kind === 'nobody' || who.id === null) return <span className={classes.dim}>{t('nobody')}</span>
  const { id } = who
  const name = who.name ?? t('unnamed')
  return (
    <span className={classes.who}>
      <UnstyledButton
        className={classes.pick ?? ''}
        title={t('onlyWho', { name })}
        onClick={() => narrow({ who: id, name })}
      >
        {who.kind === 'unproven' ? t('unproven', { name }) : name}
      </UnstyledButton>
      {who.kind === 'machine' && <span className={classes.small}>{t('machine')}</span>}
      {who.kind === 'unproven' && <span className={classes.small}>{t('unprovenHint')}</span>}
    </span>
  )
}

export function What({ entry: { what, object }, narrow }: Props) {
  const t = useTranslations('audit')
  const operationText = useOperationText()
  const objectText = useObjectText()
  const name = object?.id ? objectText(object.kind, object.id) : undefined
  return (
    <span className={classes.what}>
      <span className={classes.did}>{operationText(what)}</span>
      {object && name && (
        <UnstyledButton
          className={classes.thing ?? ''}
          title={t('onlyObject', { object: name })}
          onClick={() => narrow({ object: `${object.kind}/${object.id}` })}
        >
          {name}
        </UnstyledButton>
      )}
    </span>
  )
}

export function Outcome({ entry: { outcome, code, times } }: { entry: AuditEntry }) {
  const t = useTranslations()
  const reason = code as keyof (typeof en)['problem'] | null
  return (
    <span className={classes.outcome}>
      <span className={classes.state} data-outcome={outcome}>
        {t(`audit.outcomes.${outcome}`)}
      </span>
      {reason && <span className={classes.small}>{t.has(`problem.${reason}`) ? t(`problem.${reason}`) : reason}</span>}
      {times > 1 && <span className={classes.small}>{t('audit.times', { times })}</span>}
      {outcome === 'unknown' && <span className={classes.small}>{t('audit.unknownHint')}</span>}
    </span>
  )
}

export function Where({ entry: { address, device } }: { entry: AuditEntry }) {
  if (address === null && device === null) return null
  return (
    <span className={classes.where}>
      <span>{address}</span>
      {device && (
        <span className={classes.small} title={device}>
          {deviceOf(device)}
        </span>
      )}
    </span>
  )
}
