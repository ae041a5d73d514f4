// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo, useSyncExternalStore } from 'react'
import { useNow } from 'use-intl'

let ahead = 0
const watching = new Set<() => void>()

/** What day it is in the shops: a sandbox may be ahead of this computer. */
export const shopNow = (): number => Date.now() + ahead * 1000

/** By how many seconds the shops are ahead, as the server has just said. */
export function shopsAreAhead(seconds: number): void {
  if (seconds === ahead) return
  ahead = seconds
  for (const changed of watching) changed()
}

/** By how many seconds the shops are ahead; a page is drawn anew when they are moved. */
export function useAhead(): number {
  return useSyncExternalStore(
    (changed) => {
      watching.add(changed)
      return () => watching.delete(changed)
    },
    () => ahead,
  )
}

/** The shops’ time, drawn anew every so often. */
export function useShopNow(updateInterval: number): Date {
  const now = useNow({ updateInterval })
  const seconds = useAhead()
  return useMemo(() => new Date(now.getTime() + seconds * 1000), [now, seconds])
}
