// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useSyncExternalStore } from 'react'
import type { LiveClient } from '../live/client'
import { useLive } from '../live/LiveProvider'
import { Outbox } from './outbox'

/** Outboxes outlive the page that filled them: an answer goes out also when one looks at another session meanwhile. */
const outboxes = new WeakMap<LiveClient, Map<string, Outbox>>()

function outboxOf(client: LiveClient, session: string): Outbox {
  const known = outboxes.get(client) ?? new Map<string, Outbox>()
  outboxes.set(client, known)
  const outbox = known.get(session) ?? new Outbox(session, (command) => client.ask(command))
  known.set(session, outbox)
  return outbox
}

export function useOutbox(session: string, shownUpTo: number) {
  const { client } = useLive()
  const outbox = outboxOf(client, session)
  const drafts = useSyncExternalStore(outbox.watch, outbox.read)
  const acked = drafts.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: an acknowledgement may come after the message it is for
  useEffect(() => outbox.shown(shownUpTo), [outbox, shownUpTo, acked, drafts])
  return { outbox, drafts }
}
