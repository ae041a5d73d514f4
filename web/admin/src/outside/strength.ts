// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export const shortest = 10

export type Level = 'weak' | 'fair' | 'good' | 'strong'

/** Characters as people count them, which is how the server does. */
export const lengthOf = (password: string): number => [...password].length

/** How many different characters of the kinds in use there are to try. */
function alphabet(password: string): number {
  const kinds: [RegExp, number][] = [
    [/\p{Ll}/u, 29],
    [/\p{Lu}/u, 29],
    [/\p{Nd}/u, 10],
    [/[^\p{L}\p{Nd}]/u, 20],
  ]
  return kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0)
}

/**
 * Bits of trying it takes, by an estimate of our own: a character counts fully when it is new, a third when it repeats or goes
 * on from the one before, and letters count less than a random draw because they stand in words. What is common is known to
 * the server, which has the last word.
 */
export function bitsOf(password: string): number {
  const points = [...password].map((character) => character.codePointAt(0) ?? 0)
  const each = Math.log2(Math.max(2, alphabet(password)))
  const seen = new Set<number>()
  return points.reduce((bits, point, i) => {
    const before = points[i - 1]
    const isStep = before !== undefined && Math.abs(point - before) <= 1
    const isOld = seen.has(point)
    seen.add(point)
    const isLetter = /\p{L}/u.test(String.fromCodePoint(point))
    return bits + each * (isStep ? 0.2 : isOld ? 0.35 : isLetter ? 0.55 : 1)
  }, 0)
}

export function levelOf(password: string): Level {
  const bits = bitsOf(password)
  if (lengthOf(password) < shortest || bits < 28) return 'weak'
  if (bits < 40) return 'fair'
  return bits < 55 ? 'good' : 'strong'
}
