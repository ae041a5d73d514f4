// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { afterEach, describe, expect, it, vi } from 'vitest'
import { clean, webAddress } from './clean.ts'
import { uuid } from './ids.ts'
import { storeIn } from './store.ts'

afterEach(() => vi.restoreAllMocks())

describe('text', () => {
  it.each([
    ['a\u0000b\u001b\u007f', 'ab'],
    ['\ud800x\udc00', '\ufffdx\ufffd'],
    ['🫖', '🫖'],
    ['bir\r\niki\rüç\tdört', 'bir\niki\nüç\tdört'],
    ['e\u0301', 'é'],
    ['<script>', '<script>'],
  ])('%j is %j on the wire', (before, after) => {
    expect(clean(before, 100)).toBe(after)
  })

  it('is cut between characters', () => {
    expect(clean('🫖🫖🫖', 2)).toBe('🫖🫖')
  })
})

describe('an address', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'JAVASCRIPT:alert(1)',
    ' java\nscript:alert(1)',
    'http://',
    'file:///etc/passwd',
  ])('%j is none', (url) => {
    expect(webAddress(url, 'https://shop.example/')).toBe(null)
  })

  it('may be relative to the page', () => {
    expect(webAddress('/p?id=1', 'https://shop.example/x/')?.href).toBe('https://shop.example/p?id=1')
  })
})

it('ids fit the wire also where the page is not secure', () => {
  const form = /^[0-9a-f-]{32,36}$/
  expect(uuid()).toMatch(form)
  vi.spyOn(crypto, 'randomUUID').mockImplementation(undefined as never)
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
  expect(uuid()).toMatch(form)
})

describe('the store', () => {
  it('works in memory where the browser forbids storage', () => {
    const store = storeIn(null, 'x')
    store.set('out.1', 'a')
    expect([store.get('out.1'), store.names('out.')]).toEqual(['a', ['out.1']])
    store.remove('out.1')
    expect(store.get('out.1')).toBe(null)
  })

  it('works in memory when storage is full', () => {
    const full = {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => {},
      clear: () => {},
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    const store = storeIn(full, 'x')
    store.set('proof', 'a')
    expect(store.get('proof')).toBe('a')
  })

  it('of one shop is not that of another on the same origin', () => {
    storeIn(localStorage, 'a').set('proof', '1')
    expect(storeIn(localStorage, 'b').get('proof')).toBe(null)
    expect(storeIn(localStorage, 'b').names('')).toEqual([])
  })
})
