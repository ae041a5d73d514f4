// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { Settings } from '../api/types'
import { faultsOf, fieldAt, formOf, patchOf } from './form'

const settings: Settings = {
  daily_view_limit: 20,
  idle_minutes: 30,
  messages_per_minute: 20,
  allowed_origins: ['https://shop.example'],
  zone: 'Europe/Istanbul',
  greeting: { tr: 'Merhaba', en: 'Hello' },
  answerer: true,
  look: { color: '#128072', side: 'right', theme: 'auto' },
  mfa_required_for: [],
  hours: { week: {}, holidays: [] },
  retention: { session_days: 0 },
  mail_from: { name: '', reply_to: '' },
  public_key: 'sohbet_pk_demo',
}
const zones = ['Europe/Istanbul', 'Europe/Berlin']
const form = formOf(settings)

describe('the settings form', () => {
  it('sends only what was changed', () => {
    expect(patchOf(form, settings)).toEqual({})
    expect(patchOf({ ...form, dailyViewLimit: '5', greetingEn: 'Hi' }, settings)).toEqual({
      daily_view_limit: 5,
      greeting: { en: 'Hi' },
    })
  })

  it('sends of the look and the bot what was changed', () => {
    expect(patchOf({ ...form, color: '#AA3300 ', answerer: 'off' }, settings)).toEqual({
      answerer: false,
      look: { color: '#aa3300' },
    })
    expect(patchOf({ ...form, side: 'left', theme: 'dark' }, settings).look).toEqual({ side: 'left', theme: 'dark' })
    expect(faultsOf({ ...form, color: 'red' }, zones).color).toEqual({ why: 'colorBad' })
    expect(fieldAt('/look/color')).toBe('color')
  })

  it('tidies origins and keeps each once', () => {
    const origins = 'https://Shop.example/\nhttp://localhost:5173  https://shop.example'
    expect(faultsOf({ ...form, origins }, zones)).toEqual({})
    expect(patchOf({ ...form, origins }, settings).allowed_origins).toEqual([
      'https://shop.example',
      'http://localhost:5173',
    ])
  })

  it.each(['shop.example', 'https://shop.example/shop', 'ftp://shop.example', 'javascript:alert(1)', '*'])(
    'does not take %s for an origin',
    (origin) => {
      expect(faultsOf({ ...form, origins: origin }, zones).origins).toMatchObject({ why: 'originsBad' })
    },
  )

  it.each(['', '-1', '1.5', '1e3', '10001', 'ten'])('does not take “%s” for a daily limit', (dailyViewLimit) => {
    expect(faultsOf({ ...form, dailyViewLimit }, zones).dailyViewLimit).toEqual({ why: 'between', min: 0, max: 10_000 })
  })

  it('knows zones and lengths', () => {
    expect(faultsOf({ ...form, zone: 'Mars/Olympus' }, zones).zone).toBeDefined()
    expect(faultsOf({ ...form, greetingTr: 'a'.repeat(501) }, zones).greetingTr).toBeDefined()
    expect(faultsOf({ ...form, idleMinutes: '0' }, zones).idleMinutes).toBeDefined()
  })

  it('finds the field the server points at', () => {
    expect(fieldAt('/allowed_origins/3')).toBe('origins')
    expect(fieldAt('/greeting/tr')).toBe('greetingTr')
    expect(fieldAt('/zones')).toBeUndefined()
  })
})
