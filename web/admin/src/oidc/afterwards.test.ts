// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { beforeEach, describe, expect, it } from 'vitest'
import { broughtBy, ownPage, pageAskedFor } from './afterwards'

describe('after a sign-in elsewhere', () => {
  beforeEach(() => sessionStorage.clear())

  it('one is on the page one asked for', () => {
    sessionStorage.setItem('sohbet.after-sign-in', '/admin/settings?tab=hours')
    expect(pageAskedFor()).toBe('/admin/settings?tab=hours')
    sessionStorage.clear()
    expect(pageAskedFor()).toBe('/admin/')
  })

  it('one is never on somebody else’s page, nor on the way back again', () => {
    for (const path of [
      'https://evil.example/admin/',
      '//evil.example/admin/',
      '/admin\\@evil.example',
      '/\\evil.example',
      'javascript:alert(1)//admin/',
      '/admin/sign-in/oidc?code=x',
      '/demo/',
      '',
      null,
    ])
      expect(ownPage(path)).toBe('/admin/')
  })

  it('what was brought is a code or an error', () => {
    expect(broughtBy('?state=s&code=c&iss=https%3A%2F%2Fid.example')).toEqual({
      state: 's',
      code: 'c',
      iss: 'https://id.example',
    })
    expect(broughtBy('?state=s&error=access_denied&code=c')).toEqual({ state: 's', error: 'access_denied' })
    expect(broughtBy('')).toEqual({ state: 'none', error: 'none' })
  })
})
