// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { NoticeType, Severity } from '../api/types'
import type { NoticeFilter } from './fold'

export const severities: readonly Severity[] = ['critical', 'warning', 'info', 'success']

export const types = [
  'message_for_you',
  'sign_in_new_place',
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
  'poison_fact',
  'node_joined',
  'node_left',
  'merchant_signed_up',
] as const satisfies readonly NoticeType[]

/** The filter as it stands in the address. */
export function noticeFilterOf(search: Record<string, unknown>): NoticeFilter {
  const severity = severities.find((one) => one === search.severity)
  const type = types.find((one) => one === search.type)
  return {
    ...(search.show === 'unread' ? { show: 'unread' as const } : {}),
    ...(severity === undefined ? {} : { severity }),
    ...(type === undefined ? {} : { type }),
  }
}
