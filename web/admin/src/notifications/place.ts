// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Notice } from '../api/types'

const webhooks = 'listWebhooks'

/** Where a notification leads, and what one has to be allowed to see it. */
export type Place =
  | { to: '/sessions/$id' | '/users/$id'; params: { id: string }; operation: string }
  | { to: '/webhooks'; operation: string }
  | { to: '/products/import'; search: { job?: string }; operation: string }
  | { to: '/keys' | '/limits' | '/live' | '/users' | '/me'; operation: string }

export function placeOf({ type, link, actions }: Pick<Notice, 'type' | 'link' | 'actions'>): Place | undefined {
  // One's own sign-ins stand on one's own page, whoever one is.
  if (type === 'sign_in_new_place') return { to: '/me', operation: 'listOwnSessions' }
  if (link === null) return actions.includes('renew') ? { to: '/keys', operation: 'listApiKeys' } : undefined
  const { kind, id } = link
  switch (kind) {
    case 'session':
      return id === null ? undefined : { to: '/sessions/$id', params: { id }, operation: 'getSession' }
    case 'user':
      if (id === null) return { to: '/users', operation: 'listUsers' }
      return { to: '/users/$id', params: { id }, operation: 'getUser' }
    case 'import':
      return { to: '/products/import', search: id === null ? {} : { job: id }, operation: 'getImport' }
    case 'api_key':
      return { to: '/keys', operation: 'listApiKeys' }
    case 'limits':
      return { to: '/limits', operation: 'getLimits' }
    case 'webhook':
      return { to: '/webhooks', operation: webhooks }
    case 'health':
      return { to: '/live', operation: 'listSessions' }
    default:
      return undefined
  }
}
