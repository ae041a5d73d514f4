// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react'
import type { Health, Kpi, SessionRow } from '../api/types'
import { useLive } from '../live/LiveProvider'
import type { FollowedFigures } from './followed'
import { type Deed, isDeed, withDeed } from './newest'

type Refused = { sessions?: string; interactions?: string }

/** Everything the page hears over the live line. */
export function useTopics(figures: FollowedFigures) {
  const { client, feed } = useLive()
  const [deeds, setDeeds] = useState<readonly Deed[]>()
  const [health, setHealth] = useState<Health>()
  const [refused, setRefused] = useState<Refused>({})
  useEffect(() => {
    const leave = [
      client.subscribe('sessions', {
        snapshot: (data, pos) => {
          setRefused(({ sessions: _, ...others }) => others)
          feed.snapshot(data as { items: SessionRow[]; kpi?: Kpi })
          figures.told(pos)
        },
        event: (event) => {
          feed.event(event)
          figures.event(event)
        },
        refused: (code) => setRefused((others) => ({ ...others, sessions: code })),
      }),
      client.subscribe('interactions', {
        snapshot: (data) => {
          setRefused(({ interactions: _, ...others }) => others)
          setDeeds((data as { items: Deed[] }).items)
        },
        event: (event) => {
          if (isDeed(event)) setDeeds((known) => known && withDeed(known, event))
        },
        refused: (code) => setRefused((others) => ({ ...others, interactions: code })),
      }),
      client.subscribe('kpi', { snapshot: (data) => feed.kpi(data as Kpi) }),
      client.subscribe('health', { snapshot: (data) => setHealth(data as Health) }),
    ]
    return () => {
      for (const go of leave) go()
    }
  }, [client, feed, figures])
  return { deeds, health, refused }
}
