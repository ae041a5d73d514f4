// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { Merchant } from '../api/types'
import { empty, formOf, newOf, patchOf } from './form'

const shop: Merchant = {
  id: 'cicek',
  name: 'Çiçek',
  zone: 'Europe/Istanbul',
  currency: 'TRY',
  locales: ['tr', 'en'],
  default_locale: 'tr',
  region: 'TR',
  suspended: null,
  version: 3,
}

describe('a shop in its form', () => {
  it('names nothing that was left as it is', () => {
    expect(patchOf(formOf(shop), shop)).toEqual({})
    expect(patchOf({ ...formOf(shop), name: ' Çiçekçi ' }, shop)).toEqual({ name: 'Çiçekçi' })
  })

  it('speaks its only language first', () => {
    expect(patchOf({ ...formOf(shop), languages: 'en' }, shop)).toEqual({ locales: ['en'], default_locale: 'en' })
  })

  it('is written with capitals where codes are', () => {
    const made = newOf({ ...empty('UTC'), name: 'X', currency: ' eur', region: 'de' })
    expect(made).toMatchObject({ currency: 'EUR', region: 'DE' })
    expect(made).not.toHaveProperty('id')
    expect(made).not.toHaveProperty('admin')
  })

  it('invites its first admin by whatever name they have', () => {
    expect(newOf({ ...empty('UTC'), name: 'X', adminEmail: 'a@b.c' }).admin).toEqual({ email: 'a@b.c', name: 'a@b.c' })
  })
})
