// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { SUBPROTOCOL } from '../../../protocol/frames'
import { meQuery } from '../api/queries'
import { LiveClient } from './client'
import type { LineStatus } from './connection'
import { SessionFeed } from './feed'

type Live = { client: LiveClient; feed: SessionFeed }

const LiveContext = createContext<Live | undefined>(undefined)

function openSocket(): WebSocket {
  const url = new URL('/ws/live', window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(url, SUBPROTOCOL)
}

/** Keeps the one live line open while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [live] = useState<Live>(() => {
    const client = new LiveClient(openSocket, () => void queries.invalidateQueries({ queryKey: meQuery.queryKey }))
    return { client, feed: new SessionFeed(() => client.refresh('sessions')) }
  })
  useEffect(() => {
    const { client } = live
    const back = () => document.visibilityState === 'visible' && client.hurry()
    client.start()
    window.addEventListener('online', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      window.removeEventListener('online', back)
      document.removeEventListener('visibilitychange', back)
      client.end()
    }
  }, [live])
  return <LiveContext value={live}>{children}</LiveContext>
}

export function useLive(): Live {
  const live = useContext(LiveContext)
  if (live === undefined) throw new Error('there is no live line here')
  return live
}

export function useLineStatus(): LineStatus {
  const { client } = useLive()
  return useSyncExternalStore(
    (tell) => client.watch(tell),
    () => client.status,
  )
}
