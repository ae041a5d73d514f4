// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Settings, SettingsPatch } from '../api/types'
import { isColor } from './contrast'

type Look = Settings['look']

/** The settings as they stand in the form: everything is text until it is saved. */
export type Form = {
  dailyViewLimit: string
  idleMinutes: string
  messagesPerMinute: string
  zone: string
  greetingTr: string
  greetingEn: string
  origins: string
  answerer: string
  color: string
  side: string
  theme: string
}

export type Field = keyof Form
/** Why a field cannot be saved, with what the sentence about it needs. */
export type Fault =
  | { why: 'between'; min: number; max: number }
  | { why: 'zoneUnknown' }
  | { why: 'greetingLong'; max: number }
  | { why: 'originsBad'; origin: string }
  | { why: 'originsMany'; max: number }
  | { why: 'colorBad' }

export const bounds = {
  dailyViewLimit: { min: 0, max: 10_000 },
  idleMinutes: { min: 1, max: 1440 },
  messagesPerMinute: { min: 1, max: 600 },
} as const

const longestGreeting = 500
const mostOrigins = 50

export function formOf(settings: Settings): Form {
  return {
    dailyViewLimit: String(settings.daily_view_limit),
    idleMinutes: String(settings.idle_minutes),
    messagesPerMinute: String(settings.messages_per_minute),
    zone: settings.zone,
    greetingTr: settings.greeting.tr ?? '',
    greetingEn: settings.greeting.en ?? '',
    origins: settings.allowed_origins.join('\n'),
    answerer: settings.answerer ? 'on' : 'off',
    color: settings.look.color,
    side: settings.look.side,
    theme: settings.look.theme,
  }
}

/** The lines of the field as origins: `https://Shop.example/` is meant as `https://shop.example`. */
function originsOf(text: string): string[] {
  const lines = text.split(/\s+/).filter((line) => line !== '')
  return [...new Set(lines.map((line) => originOf(line) ?? line))]
}

function originOf(line: string): string | undefined {
  try {
    const { origin, protocol, pathname, search, hash } = new URL(line)
    const isBare = pathname === '/' && search === '' && hash === ''
    return isBare && (protocol === 'https:' || protocol === 'http:') ? origin : undefined
  } catch {
    return undefined
  }
}

export function faultsOf(form: Form, zones: readonly string[]): Partial<Record<Field, Fault>> {
  const faults: Partial<Record<Field, Fault>> = {}
  for (const field of ['dailyViewLimit', 'idleMinutes', 'messagesPerMinute'] as const) {
    const { min, max } = bounds[field]
    const number = Number(form[field])
    const isFine = /^\d+$/.test(form[field].trim()) && number >= min && number <= max
    if (!isFine) faults[field] = { why: 'between', min, max }
  }
  for (const field of ['greetingTr', 'greetingEn'] as const) {
    if (form[field].length > longestGreeting) faults[field] = { why: 'greetingLong', max: longestGreeting }
  }
  if (!zones.includes(form.zone)) faults.zone = { why: 'zoneUnknown' }
  const origins = originsOf(form.origins)
  const bad = origins.find((origin) => originOf(origin) === undefined)
  if (bad !== undefined) faults.origins = { why: 'originsBad', origin: bad }
  else if (origins.length > mostOrigins) faults.origins = { why: 'originsMany', max: mostOrigins }
  if (!isColor(form.color.trim())) faults.color = { why: 'colorBad' }
  return faults
}

/** Only what was changed, so that a colleague's change of something else stays. */
export function patchOf(form: Form, settings: Settings): SettingsPatch {
  const before = formOf(settings)
  const changed = (field: Field) => form[field] !== before[field]
  const greeting = {
    ...(changed('greetingTr') ? { tr: form.greetingTr } : {}),
    ...(changed('greetingEn') ? { en: form.greetingEn } : {}),
  }
  const look = {
    ...(changed('color') ? { color: form.color.trim().toLowerCase() } : {}),
    ...(changed('side') ? { side: form.side as Look['side'] } : {}),
    ...(changed('theme') ? { theme: form.theme as Look['theme'] } : {}),
  }
  return {
    ...(changed('dailyViewLimit') ? { daily_view_limit: Number(form.dailyViewLimit) } : {}),
    ...(changed('idleMinutes') ? { idle_minutes: Number(form.idleMinutes) } : {}),
    ...(changed('messagesPerMinute') ? { messages_per_minute: Number(form.messagesPerMinute) } : {}),
    ...(changed('zone') ? { zone: form.zone } : {}),
    ...(changed('origins') ? { allowed_origins: originsOf(form.origins) } : {}),
    ...(Object.keys(greeting).length > 0 ? { greeting } : {}),
    ...(changed('answerer') ? { answerer: form.answerer === 'on' } : {}),
    ...(Object.keys(look).length > 0 ? { look } : {}),
  }
}

const pointers: Record<string, Field> = {
  '/daily_view_limit': 'dailyViewLimit',
  '/idle_minutes': 'idleMinutes',
  '/messages_per_minute': 'messagesPerMinute',
  '/zone': 'zone',
  '/greeting/tr': 'greetingTr',
  '/greeting/en': 'greetingEn',
  '/allowed_origins': 'origins',
  '/answerer': 'answerer',
  '/look/color': 'color',
  '/look/side': 'side',
  '/look/theme': 'theme',
}

/** The field a refusal of the server points at. */
export const fieldAt = (pointer: string): Field | undefined =>
  Object.entries(pointers).find(([path]) => pointer === path || pointer.startsWith(`${path}/`))?.[1]
