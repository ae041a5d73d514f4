// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import { auditEn } from '../i18n/audit.en'

export type Operation = keyof typeof auditEn.audit.operations

/** Everything the log may hold that we have words for. */
export const operations = Object.keys(auditEn.audit.operations) as Operation[]

/** What was done in words; what we have none for keeps its own name. */
export function useOperationText(): (what: string) => string {
  const t = useTranslations('audit.operations')
  const read = useTranslations('audit.reads')
  return (what) => {
    if (t.has(what as Operation)) return t(what as Operation)
    return read.has(what as 'getMe') ? read(what as 'getMe') : what
  }
}

/** A thing in words, “session 01J…”; the engine's own name of a collection we have no word for. */
export function useObjectText(): (kind: string, id: string | null) => string {
  const t = useTranslations('audit.objects')
  return (kind, id) => {
    const word = t.has(kind as 'sessions') ? t(kind as 'sessions') : kind
    return id === null ? word : `${word} ${id}`
  }
}
