// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { beforeEach, describe, expect, it } from 'vitest'
import { en } from './en'
import { initialLanguage, languages, rememberLanguage } from './language'
import { tr } from './tr'

/** The names a text fills in, also within the cases of a plural or a choice. */
function filled(text: string): string[] {
  const names: string[] = []
  let depth = 0
  let from = 0
  for (const [at, one] of [...text].entries()) {
    if (one === '{' && ++depth === 1) from = at + 1
    if (one === '}' && --depth === 0) {
      const [, name = '', cases] = /^\s*(\w+)(?:\s*,\s*(?:plural|select)\s*,(.*))?/s.exec(text.slice(from, at)) ?? []
      names.push(
        name,
        ...Array.from((cases ?? '').matchAll(/\{((?:[^{}]|\{[^{}]*\})*)\}/g), ([, it = '']) => filled(it)).flat(),
      )
    }
  }
  return [...new Set(names)].sort()
}

/** Every text by its path, with the names it fills in. */
function texts(node: object, path = ''): Map<string, string[]> {
  return new Map(
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, filled(value)]] : [...texts(value, `${path}${key}.`)],
    ),
  )
}

type Files = Record<string, Record<string, object>>
const pages: Files = import.meta.glob('./*.[a-z][a-z].ts', { eager: true })
const textsOf = (page: string, code: string) => Object.values(pages[`./${page}.${code}.ts`] ?? {})[0] ?? {}
const names = Object.keys(pages).flatMap((path) => /^\.\/(\w+)\.en\.ts$/.exec(path)?.[1] ?? [])
const others = Object.keys(languages).filter((code) => code !== 'en')

describe.each(others)('the pages in %s', (code) => {
  it.each(names)('%s says what it says in English', (page) => {
    expect([...texts(textsOf(page, code))].sort()).toEqual([...texts(textsOf(page, 'en'))].sort())
  })
})

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
