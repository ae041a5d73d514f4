// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Settings } from '../api/types'

type Hours = Settings['hours']
type Span = { from: string; to: string }

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof days)[number]

/** A day's spans as one line, `09:00-12:30, 13:30-18:00`. */
export const lineOf = (spans: readonly Span[] | undefined): string =>
  (spans ?? []).map(({ from, to }) => `${from}-${to}`).join(', ')

/** The spans of a line; undefined when it says something else. */
export function spansOf(line: string): Span[] | undefined {
  const parts = line.split(/[,;\n]+/).filter((part) => part.trim() !== '')
  const spans: Span[] = []
  for (const part of parts) {
    const found = /^\s*(\d{1,2})[:.](\d\d)\s*[-–—]\s*(\d{1,2})[:.](\d\d)\s*$/.exec(part)
    if (found === null) return undefined
    const [, fromHour, fromMinute, toHour, toMinute] = found
    const from = `${fromHour?.padStart(2, '0')}:${fromMinute}`
    const to = `${toHour?.padStart(2, '0')}:${toMinute}`
    const last = spans.at(-1)?.to ?? ''
    if (!(isTime(from) && (isTime(to) || to === '24:00') && from < to && last <= from)) return undefined
    spans.push({ from, to })
  }
  return spans
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

export const holidayLines = (hours: Hours): string =>
  hours.holidays.map(({ date, name }) => `${date} ${name ?? ''}`.trim()).join('\n')

/** The holidays of the lines, or the first line that is none. */
export function holidaysOf(text: string): { holidays: Hours['holidays'] } | { bad: string } {
  const holidays: Hours['holidays'] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const [, date = '', name = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? []
    if (!/^2\d{3}-\d\d-\d\d$/.test(date) || !isDay(date)) return { bad: line }
    holidays.push({ date, name: name.slice(0, 80) })
  }
  return { holidays }
}

/** The 30th of February is none, though a clock would read it as the 2nd of March. */
function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}
