// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { What, Why } from './followed'

const soon = 1000
const seldom = 30_000

/** Asks a moment later: for what came too early at once, for a hole twice a minute at most. */
export function sparingly(ask: (what: What) => void): (what: What, why: Why) => void {
  const asked = new Map<What, number>()
  const waiting = new Set<What>()
  return (what, why) => {
    if (waiting.has(what)) return
    const pause = why === 'late' ? 0 : (asked.get(what) ?? Number.NEGATIVE_INFINITY) + seldom - Date.now()
    waiting.add(what)
    setTimeout(
      () => {
        waiting.delete(what)
        asked.set(what, Date.now())
        ask(what)
      },
      Math.max(pause, soon),
    )
  }
}
