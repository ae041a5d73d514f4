// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { type Draft, draftOf, faultOf, newOf, numbersOf, patchOf } from './draft'

const sid = `AC${'0'.repeat(32)}`
const good: Draft = { kind: 'twilio', name: 'Kasa', account: sid, secret: '', numbers: '+90 (532) 123-45-67' }

describe('a channel before it is saved', () => {
  it('takes numbers as people write them, each once', () => {
    expect(numbersOf('+90 (532) 123-45-67\n+905321234567, ;\n+44 20 7946 0018')).toEqual([
      '+905321234567',
      '+442079460018',
    ])
  })

  it('says what is wrong with it', () => {
    expect(faultOf(good)).toBeUndefined()
    expect(faultOf({ ...good, name: ' ' })).toBe('name')
    expect(faultOf({ ...good, account: 'AC1' })).toBe('accountSid')
    expect(faultOf({ ...good, secret: 'a b' })).toBe('secret')
    expect(faultOf({ ...good, numbers: '0532' })).toBe('numbers')
    expect(faultOf({ ...good, kind: 'telegram', account: '' })).toBe('account')
    expect(faultOf({ ...good, kind: 'telegram', account: '@bot', numbers: 'x' })).toBeUndefined()
  })

  it('says nothing of a key that nobody has typed', () => {
    expect(patchOf(good)).toEqual({ name: 'Kasa', account: sid, numbers: ['+905321234567'] })
    expect(newOf({ ...good, secret: ' s ' })).toMatchObject({ kind: 'twilio', secret: 's' })
    expect(draftOf(undefined).secret).toBe('')
  })
})
