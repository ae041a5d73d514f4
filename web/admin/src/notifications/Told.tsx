// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../access/me'
import type { Notice } from '../api/types'
import { newCid } from '../live/cid'
import { showOnDesktop } from './browser'
import type { NoticeFeed } from './feed'
import { NoticeTexts } from './NoticeTexts'
import { Rivals } from './rivals'
import { playTone } from './sound'
import { Toasts } from './Toasts'
import { usePreferences } from './useActs'
import { useNoticeText } from './useNoticeText'
import { waysOf } from './ways'

/** Tells what was raised, by the ways the person asked for, in one of the open tabs. */
export function Told({ feed }: { feed: NoticeFeed }) {
  return (
    <NoticeTexts>
      <Teller feed={feed} />
    </NoticeTexts>
  )
}

const most = 4

function Teller({ feed }: { feed: NoticeFeed }) {
  const rivals = useRivals()
  const preferences = usePreferences()
  const textOf = useNoticeText()
  const navigate = useNavigate()
  const [toasts, setToasts] = useState<readonly Notice[]>([])
  const drop = (id: string) => setToasts((shown) => shown.filter((one) => one.id !== id))

  const tell = async (notice: Notice) => {
    if (isBeingLookedAt(notice) || !(await rivals.current?.isMine(`${notice.id} ${notice.seq}`))) return
    const ways = waysOf(notice, await preferences(), new Date())
    if (ways.toast) setToasts((shown) => [...shown.filter(({ id }) => id !== notice.id), notice].slice(-most))
    if (ways.sound) void playTone(notice.severity === 'critical')
    if (ways.browser && !document.hasFocus()) {
      const { title, detail } = textOf(notice)
      showOnDesktop(notice.id, title, detail, () => void navigate({ to: '/notifications' }))
    }
  }
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => {
    const take = () => {
      for (const notice of feed.takeNews()) void latest.current(notice)
    }
    take()
    return feed.watch(take)
  }, [feed])
  return <Toasts toasts={toasts} drop={drop} />
}

/** Whoever reads the conversation sees the message there. */
const isBeingLookedAt = ({ link }: Notice): boolean =>
  link?.kind === 'session' &&
  document.hasFocus() &&
  window.location.pathname === `/admin/sessions/${encodeURIComponent(link.id ?? '')}`

const sight = (): number => (document.visibilityState === 'hidden' ? 0 : document.hasFocus() ? 2 : 1)

function useRivals() {
  const me = useMe()
  const rivals = useRef<Rivals>(undefined)
  const name = `sohbet.told.${me.merchant.id}.${me.user.id}`
  useEffect(() => {
    const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
    rivals.current = new Rivals(channel, newCid(), sight)
    return () => channel?.close()
  }, [name])
  return rivals
}
