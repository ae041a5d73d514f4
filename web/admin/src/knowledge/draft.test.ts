// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, faultsOf, isSame, wordingOf } from './draft'

const empty = draftOf(undefined)
const turkish = { ...empty, 'tr.question': 'Kargo?', 'tr.answer': ' 50 TL ' }

describe('an entry in the editor', () => {
  it('needs one language, whole', () => {
    expect(faultsOf(empty)).toEqual({ 'tr.question': 'needsOne' })
    expect(faultsOf(turkish)).toEqual({})
    expect(faultsOf({ ...turkish, 'en.question': 'Shipping?' })).toEqual({ 'en.answer': 'needsBoth' })
    expect(faultsOf({ ...turkish, 'tr.question': '  ' })).toEqual({ 'tr.question': 'needsBoth' })
  })

  it('counts characters as people do', () => {
    expect(faultsOf({ ...turkish, 'tr.question': '😀'.repeat(200) })).toEqual({})
    expect(faultsOf({ ...turkish, 'tr.question': 'a'.repeat(201) })).toEqual({ 'tr.question': 'long' })
  })

  it('is sent trimmed, and only in the languages it is written in', () => {
    expect(bodyOf(turkish)).toEqual({ tr: { question: 'Kargo?', answer: '50 TL' } })
  })

  it('is unchanged when only blanks differ', () => {
    expect(isSame(turkish, draftOf(bodyOf(turkish)))).toBe(true)
    expect(isSame(turkish, { ...turkish, 'en.answer': 'x' })).toBe(false)
  })

  it('shows the language asked for, or what there is', () => {
    expect(wordingOf(bodyOf(turkish), 'en').question).toBe('Kargo?')
  })
})
