// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { AuditOutcome } from '../api/types'

export const outcomes: AuditOutcome[] = ['done', 'refused', 'failed', 'unknown']

export type AuditFilter = {
  /** What is no shop's, for owners; else the own shop's. */
  of?: 'installation'
  q?: string
  what?: string
  who?: string
  /** By which name the one of `who` is shown. */
  name?: string
  object?: string
  outcome?: AuditOutcome
  from?: string
  to?: string
}

const text = (value: unknown, most: number): string | undefined =>
  ['string', 'number'].includes(typeof value) && String(value).trim() !== '' ? String(value).slice(0, most) : undefined

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^2\d{3}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

const known = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** The filter as it stands in the address. */
export const auditFilterOf = (search: Record<string, unknown>): AuditFilter =>
  known<AuditFilter>({
    of: search.of === 'installation' ? search.of : undefined,
    q: text(search.q, 100),
    what: typeof search.what === 'string' && /^[A-Za-z]{1,64}$/.test(search.what) ? search.what : undefined,
    who: text(search.who, 64),
    name: search.who === undefined ? undefined : text(search.name, 100),
    object: text(search.object, 150),
    outcome: outcomes.find((one) => one === search.outcome),
    from: day(search.from),
    to: day(search.to),
  })

/** The filter with some of it changed; what is undefined is no longer asked. */
export const changed = (filter: AuditFilter, next: { [K in keyof AuditFilter]?: AuditFilter[K] | undefined }) =>
  known<AuditFilter>({ ...filter, ...next })

/** The same part of the log, with nothing chosen. */
export const whole = ({ of }: AuditFilter): AuditFilter => known<AuditFilter>({ of })

/** What the server is asked; of whose log is said by the address. */
export const asked = ({ name: _, of: __, ...filter }: AuditFilter): Omit<AuditFilter, 'name' | 'of'> => filter

export const isBackwards = ({ from, to }: AuditFilter): boolean => from !== undefined && to !== undefined && to < from
