// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { beforeEach, describe, expect, it } from 'vitest'
import { en } from './en'
import { initialLanguage, rememberLanguage } from './language'
import { tr } from './tr'

/** A name in braces; the texts of a plural stand in braces too, each behind its case. */
const FILLED = /(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)(?=[,}])/g

/** Every text by its path, with the names it fills in. */
function texts(node: object, path = ''): Map<string, string[]> {
  return new Map(
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, [...new Set(Array.from(value.matchAll(FILLED), (match) => match[1] ?? ''))].sort()]]
        : [...texts(value, `${path}${key}.`)],
    ),
  )
}

describe('the two languages', () => {
  const english = texts(en)
  const turkish = texts(tr)

  it('say the same things', () => {
    expect([...turkish.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('fill the same names in', () => {
    for (const [path, names] of english) expect([path, turkish.get(path)]).toEqual([path, names])
  })

  it('leave nothing empty', () => {
    const words = (node: object): string[] =>
      Object.values(node).flatMap((value) => (typeof value === 'string' ? [value] : words(value)))
    expect([...words(en), ...words(tr)].filter((text) => text.trim() === '')).toEqual([])
  })
})

describe('the language of the page', () => {
  beforeEach(() => localStorage.clear())

  it('is the first of the browser’s that we speak', () => {
    expect(initialLanguage(['de-DE', 'tr-TR', 'en'])).toBe('tr')
    expect(initialLanguage(['de-DE'])).toBe('en')
  })

  it('is the chosen one from then on', () => {
    rememberLanguage('en')
    expect(initialLanguage(['tr-TR'])).toBe('en')
  })
})
