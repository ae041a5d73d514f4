// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { Preferences } from '../api/types'
import { asSaved, inOrder, isSame, ticked } from './wishes'

const none = { in_app: false, toast: false, sound: false, browser: false, email: false }
const preferences: Preferences = {
  types: [
    { type: 'disk_low', severity: 'critical', ...none },
    { type: 'message_for_you', severity: 'info', ...none },
  ],
  quiet_hours: null,
  zone: 'UTC',
}

describe('what somebody wants to be told', () => {
  it('changes by one tick', () => {
    const after = ticked(preferences, 'message_for_you', 'toast', true)
    expect(after.types[1]).toMatchObject({ toast: true, email: false })
    expect(isSame(after, preferences)).toBe(false)
    expect(isSame(ticked(after, 'message_for_you', 'toast', false), preferences)).toBe(true)
  })

  it('keeps what is locked, and sends it as it is in force', () => {
    expect(ticked(preferences, 'disk_low', 'email', false)).toEqual(preferences)
    expect(asSaved(preferences).types[0]).toMatchObject({ in_app: true, toast: true, email: true, sound: false })
    expect(ticked(preferences, 'disk_low', 'sound', true).types[0]?.sound).toBe(true)
  })

  it('stands in an order people find their way in', () => {
    expect(inOrder(preferences).map(({ type }) => type)).toEqual(['message_for_you', 'disk_low'])
  })
})
