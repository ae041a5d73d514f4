// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Notice } from '../src/api/types'

/** A notification as the server tells it. */
export const notice = (seq: number, over: Partial<Notice> = {}): Notice => ({
  id: `n-${seq}`,
  seq,
  type: 'limit_near',
  severity: 'warning',
  at: '2026-11-21T09:00:00Z',
  first_at: '2026-11-21T09:00:00Z',
  count: 1,
  params: {},
  link: null,
  read: false,
  acknowledged: null,
  resolved_at: null,
  actions: [],
  ...over,
})
