// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest'
import { asked, auditFilterOf, changed, isBackwards, whole } from './filter'

describe('the filter of the audit log', () => {
  it('takes from the address only what the server would take', () => {
    expect(
      auditFilterOf({ q: ' ', what: 'a b', outcome: 'x', from: '2026-13-45', to: '2026-11-21', who: 7, page: 3 }),
    ).toEqual({ to: '2026-11-21', who: '7' })
    expect(auditFilterOf({ name: 'Ayşe' })).toEqual({})
    expect(auditFilterOf({ q: 'x'.repeat(500) }).q).toHaveLength(100)
  })

  it('drops what is no longer asked', () => {
    expect(changed({ q: 'x', what: 'signIn' }, { what: undefined, outcome: 'done' })).toEqual({
      q: 'x',
      outcome: 'done',
    })
  })

  it('knows of whose log it is, which is nothing the server is asked', () => {
    const filter = auditFilterOf({ of: 'installation', q: 'x' })
    expect(filter).toEqual({ of: 'installation', q: 'x' })
    expect(asked(filter)).toEqual({ q: 'x' })
    expect(whole(filter)).toEqual({ of: 'installation' })
    expect(auditFilterOf({ of: 'others' })).toEqual({})
  })

  it('tells the server who, and not by which name', () => {
    expect(asked({ who: 'u1', name: 'Ayşe' })).toEqual({ who: 'u1' })
  })

  it('knows days that are the wrong way round', () => {
    expect(isBackwards({ from: '2026-11-21', to: '2026-11-20' })).toBe(true)
    expect(isBackwards({ from: '2026-11-21', to: '2026-11-21' })).toBe(false)
    expect(isBackwards({ to: '2026-11-20' })).toBe(false)
  })
})
