// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { NewWebhook, Webhook, WebhookPatch } from '../api/types'

export const kinds = [
  'message_for_you',
  'account_locked',
  'key_expiring',
  'limit_near',
  'import_finished',
  'webhook_failing',
  'database_unreachable',
  'database_back',
  'disk_low',
  'memory_high',
  'cpu_high',
  'errors_high',
  'entity_crashing',
  'tail_lag',
  'node_joined',
  'node_left',
  'merchant_signed_up',
  'poison_fact',
] as const

export type Kind = (typeof kinds)[number]

const prefix = 'notification.'

/** What a type is called here; undefined for one that this page does not know. */
export const kindOf = (type: string): Kind | 'test' | undefined =>
  type === 'webhook.test' ? 'test' : kinds.find((kind) => `${prefix}${kind}` === type)

/** A webhook before it is saved. */
export type Draft = {
  name: string
  form: Webhook['form']
  url: string
  locale: 'tr' | 'en'
  isAll: boolean
  types: readonly string[]
  enabled: boolean
}

export const draftOf = (hook: Webhook | undefined, locale: 'tr' | 'en'): Draft => ({
  name: hook?.name ?? '',
  form: hook?.form ?? 'standard',
  url: '',
  locale: hook?.locale ?? locale,
  isAll: (hook?.types.length ?? 0) === 0,
  types: hook?.types ?? [],
  enabled: hook?.enabled ?? true,
})

export const typeOf = (kind: Kind): string => `${prefix}${kind}`

export type Fault = 'name' | 'url' | 'types'

export function faultOf(draft: Draft, isNew: boolean): Fault | undefined {
  if (draft.name.trim() === '') return 'name'
  if (isNew && draft.url.trim() === '') return 'url'
  return !draft.isAll && draft.types.length === 0 ? 'types' : undefined
}

const shared = (draft: Draft) => ({
  name: draft.name.trim(),
  locale: draft.locale,
  types: draft.isAll ? [] : [...draft.types],
  enabled: draft.enabled,
})

export const newOf = (draft: Draft): NewWebhook => ({ ...shared(draft), url: draft.url.trim(), form: draft.form })

export const patchOf = (draft: Draft): WebhookPatch => ({
  ...shared(draft),
  ...(draft.url.trim() === '' ? {} : { url: draft.url.trim() }),
})

export type Standing = 'on' | 'off' | 'failing' | 'gone' | 'dead'

export function standingOf(hook: Webhook): Standing {
  if (hook.disabled_why === 'gone') return 'gone'
  if (hook.disabled_why === 'failing') return 'dead'
  if (!hook.enabled) return 'off'
  return hook.failing_since === undefined ? 'on' : 'failing'
}
