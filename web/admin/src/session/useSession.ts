// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { mayAnswer, useMe } from '../access/me'
import { forgetPast, sessionQuery } from '../api/queries'
import type { SessionView } from '../api/types'
import { SessionFollower } from '../live/follower'
import { useLineStatus, useLive } from '../live/LiveProvider'
import { markSeen } from '../sessions/seen'

/** One session as it is now: read once over HTTP, then followed live. */
export function useSession(id: string) {
  const { client } = useLive()
  const follower = useMemo(() => new SessionFollower(() => client.refresh(`session:${id}`)), [client, id])
  const { view, visitorTyping } = useSyncExternalStore(follower.watch, follower.read)
  const query = useQuery(sessionQuery(id))
  const queries = useQueryClient()
  useEffect(() => {
    if (query.data !== undefined) follower.snapshot(query.data)
  }, [follower, query.data])
  useEffect(() => {
    const leave = client.subscribe(`session:${id}`, {
      snapshot: (data) => follower.snapshot(data as SessionView),
      event: (event) => {
        follower.event(event)
        if (event.event === 'erased') void forgetPast(queries, id)
      },
      typing: (_by, on) => follower.typing(on),
    })
    return () => {
      leave()
      follower.end()
    }
  }, [client, follower, id, queries])
  return { view, visitorTyping, query }
}

/** Whoever answers in the session and has it before their eyes has read it. */
export function useReading(view: SessionView | undefined): void {
  const { client } = useLive()
  const me = useMe()
  const line = useLineStatus()
  const last = view?.messages.at(-1)?.seq ?? 0
  const isMine = view?.owner.kind === 'agent' && view.owner.id === me.user.id && mayAnswer(me)
  const session = view?.id
  const read = view?.read.agent ?? 0
  useEffect(() => {
    const tell = () => {
      if (session === undefined || !isMine || line !== 'live' || document.visibilityState !== 'visible') return
      if (last > read) client.tellServer({ type: 'read', session, upto: last })
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [client, session, isMine, line, last, read])
  useEffect(() => {
    if (session !== undefined && view !== undefined) markSeen(session, view.seq)
  }, [session, view])
}
