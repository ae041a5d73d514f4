// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { bitsOf, lengthOf, levelOf } from './strength'

describe('the strength of a password', () => {
  it('counts characters and not their halves', () => {
    expect(lengthOf('👍👍')).toBe(2)
    expect(levelOf('👍👍👍👍👍')).toBe('weak')
  })

  it('calls what repeats or counts up weak, however long it is', () => {
    for (const weak of ['', 'aaaaaaaaaaaaaaaaaaaa', '12345678901234567890', 'abcdefghijklmnop', 'short1!'])
      expect(levelOf(weak), weak).toBe('weak')
  })

  it('rises with words and with kinds of characters', () => {
    expect(bitsOf('three small otters')).toBeGreaterThan(bitsOf('three small'))
    expect(['good', 'strong']).toContain(levelOf('three small otters'))
    expect(levelOf('mavi otobüs 7 durakta bekler, değil mi?')).toBe('strong')
    expect(['good', 'strong']).toContain(levelOf('xK9#mQ2$vL'))
  })
})
