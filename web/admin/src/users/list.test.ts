// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import type { User } from '../api/types'
import { directionOf, listSearchOf, sortedBy, stillChosen } from './list'

describe('the address of the list', () => {
  it('keeps what makes sense and leaves out what is usual', () => {
    expect(listSearchOf({ sort: '-created', q: 2024, role: 'admin', status: 'locked', size: '50' })).toEqual({
      sort: '-created',
      q: '2024',
      role: 'admin',
      status: 'locked',
      size: 50,
    })
    expect(listSearchOf({ sort: 'name', q: ' ', size: 25 })).toEqual({})
    expect(listSearchOf({ sort: '--name', role: 'owner', status: 7, size: 11, q: {} })).toEqual({})
  })

  it('is as long as the server lets a search be', () => {
    expect(listSearchOf({ q: 'x'.repeat(300) }).q).toHaveLength(100)
  })
})

describe('sorting', () => {
  it('goes up, then down, then up', () => {
    expect(sortedBy('name', 'email')).toBe('email')
    expect(sortedBy('email', 'email')).toBe('-email')
    expect(sortedBy('-email', 'email')).toBe('email')
    expect([directionOf('name', 'name'), directionOf('-name', 'name'), directionOf('name', 'email')]).toEqual([
      'ascending',
      'descending',
      'none',
    ])
  })
})

it('forgets who is not shown any more', () => {
  const shown = [{ id: 'a' }, { id: 'b' }] as User[]
  expect(stillChosen(new Set(['b', 'c']), shown)).toEqual(new Set(['b']))
})
