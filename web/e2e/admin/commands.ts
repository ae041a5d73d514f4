// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { PlayedEngine } from './engine.ts'

type Refused = { code: string }
type Done = { seq: number; owner?: object }

/** What the played engine does with the staff's commands; the same id gets the same answer. */
export function command(engine: PlayedEngine, cid: string, act: () => Done | Refused): Done | Refused {
  const before = engine.answered.get(cid) as Done | Refused | undefined
  const answer = before ?? act()
  engine.answered.set(cid, answer)
  return answer
}

export function changeOwner(
  engine: PlayedEngine,
  id: string,
  expect: number,
  to: 'take' | 'hand-back',
): Done | Refused {
  const owner = engine.owner(id)
  if (owner.version !== expect) return { code: 'stale' }
  const version = owner.version + 1
  const next =
    to === 'take'
      ? { kind: 'agent' as const, id: 'u-7', name: 'Ayşe Yılmaz', version }
      : { kind: 'bot' as const, id: null, name: null, version }
  const seq = engine.happen(id, 'owner_changed', { owner: next, why: to === 'take' ? 'taken' : 'handed_back' })
  return { seq, owner: next }
}

export function say(engine: PlayedEngine, id: string, cid: string, text: string): Done | Refused {
  return command(engine, cid, () => {
    if (engine.owner(id).id !== 'u-7') return { code: 'not_owner' }
    return { seq: engine.happen(id, 'said', { by: 'agent', name: 'Ayşe Yılmaz', cid, text }) }
  })
}
