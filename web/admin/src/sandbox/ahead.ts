// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A length of time in its two largest units: “3 days 2 hours”. */
export function aheadText(seconds: number, locale: string): string {
  let left = Math.max(0, Math.floor(seconds))
  const parts: string[] = []
  for (const [unit, size] of units) {
    const amount = Math.floor(left / size)
    left -= amount * size
    if (amount > 0)
      parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount))
  }
  return parts.slice(0, 2).join(' ')
}
