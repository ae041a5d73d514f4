// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { VisuallyHidden } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import type { AuditEntry } from '../api/types'
import classes from './AuditTable.module.css'

/** What became of settings: each field with its value before and after. */
export function Changes({ changes }: { changes: AuditEntry['changes'] }) {
  const t = useTranslations('audit')
  const fieldText = useFieldText()
  if (!changes || changes.length === 0) return null
  return (
    <dl className={classes.changes} aria-label={t('changes')}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={classes.change}>
          <dt>{fieldText(field)}</dt>
          <dd>
            <VisuallyHidden>{t('before')}: </VisuallyHidden>
            <del>
              <Value of={before} />
            </del>
            <span aria-hidden="true"> → </span>
            <VisuallyHidden>, {t('after')}: </VisuallyHidden>
            <ins>
              <Value of={after} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A field by the name it has on the settings page, else by its own. */
function useFieldText(): (field: string) => string {
  const t = useTranslations('audit.fields')
  return (field) => {
    const key = field.replaceAll('.', '_') as 'zone'
    return t.has(key) ? t(key) : field
  }
}

function Value({ of }: { of: unknown }) {
  const t = useTranslations('audit')
  const format = useFormatter()
  if (of === null || of === undefined || of === '') return <i>{t('none')}</i>
  if (typeof of === 'boolean') return of ? t('yes') : t('no')
  if (typeof of === 'number') return format.number(of)
  if (Array.isArray(of)) return of.length === 0 ? <i>{t('none')}</i> : of.map(String).join(', ')
  return typeof of === 'object' ? JSON.stringify(of) : String(of)
}
