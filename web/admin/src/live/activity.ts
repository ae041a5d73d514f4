// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { SessionEvent } from '../api/types'

/**
 * Whether the session stays alive by an event: a reconnect, a read mark, a refusal or the confirmation of an order is
 * no activity.
 */
export function isActivity(event: SessionEvent): boolean {
  switch (event.event) {
    case 'cart_changed':
      return event.by === 'visitor'
    case 'purchased':
      return event.status === 'reported'
    case 'resumed':
    case 'refused':
    case 'read':
    case 'ended':
    case 'succeeded':
    case 'erased':
      return false
    default:
      return true
  }
}
