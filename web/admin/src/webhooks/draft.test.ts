// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { Webhook } from '../api/types'
import { draftOf, faultOf, kindOf, kinds, newOf, patchOf, standingOf, typeOf } from './draft'

const hook: Webhook = {
  id: 'w-1',
  name: 'Till',
  url: 'https://hooks.slack.com/…',
  form: 'slack',
  locale: 'tr',
  types: ['notification.key_expiring', 'notification.of_tomorrow'],
  enabled: true,
  version: 3,
  created_at: '2026-11-21T09:30:00Z',
  changed_at: '2026-11-21T09:30:00Z',
  waiting: 0,
  dead: 0,
}

describe('a webhook before it is saved', () => {
  it('is asked for what is missing', () => {
    const draft = draftOf(undefined, 'en')
    expect(faultOf(draft, true)).toBe('name')
    expect(faultOf({ ...draft, name: 'x' }, true)).toBe('url')
    expect(faultOf({ ...draft, name: 'x', url: 'https://a' }, true)).toBeUndefined()
    expect(faultOf({ ...draft, name: 'x', isAll: false }, false)).toBe('types')
    expect(newOf({ ...draft, name: ' x ', url: ' https://a ' })).toMatchObject({
      name: 'x',
      url: 'https://a',
      types: [],
    })
  })

  it('keeps the address nobody sees, and types of another day', () => {
    const patch = patchOf(draftOf(hook, 'en'))
    expect(patch).not.toHaveProperty('url')
    expect(patch.types).toEqual(hook.types)
    expect(patch.locale).toBe('tr')
  })

  it('knows what a type is called', () => {
    for (const kind of kinds) expect(kindOf(typeOf(kind))).toBe(kind)
    expect(kindOf('webhook.test')).toBe('test')
    expect(kindOf('notification.of_tomorrow')).toBeUndefined()
  })

  it('says how it stands', () => {
    expect(standingOf(hook)).toBe('on')
    expect(standingOf({ ...hook, failing_since: hook.created_at })).toBe('failing')
    expect(standingOf({ ...hook, enabled: false })).toBe('off')
    expect(standingOf({ ...hook, enabled: false, disabled_why: 'gone' })).toBe('gone')
    expect(standingOf({ ...hook, enabled: false, disabled_why: 'failing' })).toBe('dead')
  })
})
