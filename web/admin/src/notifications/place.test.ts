// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { notice } from '../../test/notices'
import type { Notice } from '../api/types'
import { placeOf } from './place'

const leads = (kind: NonNullable<Notice['link']>['kind'], id: string | null, over: Partial<Notice> = {}) =>
  placeOf(notice(1, { link: { kind, id }, ...over }))

describe('where a notification leads', () => {
  it('is the page of what it is about', () => {
    expect(leads('session', 's-1')).toMatchObject({ to: '/sessions/$id', params: { id: 's-1' } })
    expect(leads('import', 'i-1')).toMatchObject({ to: '/products/import', search: { job: 'i-1' } })
    expect(leads('user', 'u-1')).toMatchObject({ to: '/users/$id', params: { id: 'u-1' } })
    expect(leads('user', null)).toMatchObject({ to: '/users' })
    expect(leads('limits', null)).toMatchObject({ to: '/limits', operation: 'getLimits' })
    expect(leads('health', null)).toMatchObject({ to: '/live' })
  })

  it('is one’s own page for one’s own sign-ins, whoever one is', () => {
    expect(leads('user', 'u-1', { type: 'sign_in_new_place' })).toMatchObject({ to: '/me' })
  })

  it('is the keys for a key that ends, and nowhere when it names nothing', () => {
    expect(placeOf(notice(1, { actions: ['renew'] }))).toMatchObject({ to: '/keys' })
    expect(placeOf(notice(1))).toBeUndefined()
    expect(leads('session', null)).toBeUndefined()
  })
})
