// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

const key = 'sohbet.seen'
const most = 500

type Seen = Record<string, number>

function all(): Seen {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Seen
  } catch {
    return {}
  }
}

/** Up to which number each session was looked at in this browser. */
export const seenUpTo = (session: string): number => all()[session] ?? 0

export function markSeen(session: string, seq: number): void {
  const { [session]: before = 0, ...others } = all()
  if (seq <= before) return
  const kept = Object.entries(others).slice(-most)
  localStorage.setItem(key, JSON.stringify(Object.fromEntries([...kept, [session, seq]])))
}
