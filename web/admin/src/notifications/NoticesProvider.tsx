// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLive } from '../live/LiveProvider'
import { NoticeFeed } from './feed'
import type { NoticeEvent, Notices } from './fold'
import { noticesKey } from './keys'

const FeedContext = createContext<NoticeFeed | undefined>(undefined)

const Told = lazy(() => import('./Told').then((module) => ({ default: module.Told })))

/** Listens for notifications whatever page is open, and tells of new ones. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const { client } = useLive()
  const queries = useQueryClient()
  const [feed] = useState(() => new NoticeFeed())
  useEffect(
    () =>
      client.subscribe('notifications', {
        snapshot: (data) => {
          const wasKnown = feed.snapshot(data as Parameters<NoticeFeed['snapshot']>[0])
          if (wasKnown) void queries.invalidateQueries({ queryKey: noticesKey })
        },
        event: (event) => feed.event(event as unknown as NoticeEvent),
      }),
    [client, feed, queries],
  )
  return (
    <FeedContext value={feed}>
      {children}
      <News feed={feed} />
    </FeedContext>
  )
}

/** Fetched when there is something to tell for the first time. */
function News({ feed }: { feed: NoticeFeed }) {
  const [isWoken, setWoken] = useState(false)
  useEffect(() => {
    const look = () => feed.news().length > 0 && setWoken(true)
    look()
    return feed.watch(look)
  }, [feed])
  if (!isWoken) return null
  return (
    <Suspense>
      <Told feed={feed} />
    </Suspense>
  )
}

export function useNoticeFeed(): NoticeFeed {
  const feed = useContext(FeedContext)
  if (feed === undefined) throw new Error('nobody listens for notifications here')
  return feed
}

export function useNotices(): Notices {
  const feed = useNoticeFeed()
  return useSyncExternalStore(feed.watch, feed.read)
}
