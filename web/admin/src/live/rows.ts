// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { SessionEvent, SessionRow } from '../api/types'
import { isActivity } from './activity'

const longest = 300

type Opened = Extract<SessionEvent, { event: 'opened' }>

/** The row of a session that has just begun. */
export function openedRow(session: string, event: Opened): SessionRow {
  return {
    id: session,
    seq: event.seq,
    status: 'open',
    started_at: event.at,
    last_activity_at: event.at,
    locale: event.locale,
    page: event.page ?? null,
    visitor: { name: null, verified: false, erased: false },
    owner: { kind: 'bot', id: null, name: null, version: 0 },
    messages: 0,
    interactions: 0,
    views: event.views_used ?? 0,
    purchases: { reported: 0, confirmed: 0 },
    last_text: null,
    last_by: null,
  }
}

/** A row of the list after one more event. What is already known changes nothing. */
export function foldRow(row: SessionRow, event: SessionEvent): SessionRow {
  if (event.seq <= row.seq) return row
  const touched = isActivity(event) ? { last_activity_at: event.at } : {}
  return { ...row, ...touched, ...changes(row, event), seq: event.seq }
}

function changes(row: SessionRow, event: SessionEvent): Partial<SessionRow> {
  switch (event.event) {
    case 'moved':
      return { page: event.page }
    case 'said':
      return {
        messages: row.messages + 1,
        last_text: event.text === null ? null : shortened(event.text),
        last_by: event.by,
        visitor: { ...row.visitor, erased: row.visitor.erased || event.text === null },
      }
    case 'interacted':
      return { interactions: row.interactions + 1, ...(event.views == null ? {} : { views: event.views.used }) }
    case 'view_refused':
      return { views: event.used }
    case 'purchased':
      return { purchases: { ...row.purchases, [event.status]: row.purchases[event.status] + 1 } }
    case 'identified':
      return {
        visitor: {
          name: event.name ?? null,
          verified: event.verified,
          erased: row.visitor.erased || event.customer == null,
        },
      }
    case 'owner_changed':
      return { owner: event.owner }
    case 'ended':
      return { status: 'ended' }
    case 'erased':
      return { last_text: null, visitor: { ...row.visitor, name: null, erased: true } }
    default:
      return {}
  }
}

/** A row shows the beginning of a long text. */
function shortened(text: string): string {
  const letters = [...text]
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`
}

/** A row alone cannot tell whether a confirmed order is one of its reported ones: it has to be read anew. */
export const needsRereading = (row: SessionRow, event: SessionEvent): boolean =>
  event.event === 'purchased' && event.status === 'confirmed' && row.purchases.reported > 0

/** The visitor spoke last and the session is open. */
export const isWaiting = (row: Pick<SessionRow, 'status' | 'last_by'>): boolean =>
  row.status === 'open' && row.last_by === 'visitor'
