// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { CloseButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Notice } from '../api/types'
import { Lead } from './NoticeLine'
import classes from './Notices.module.css'
import { useNotices } from './NoticesProvider'
import { SeverityMark } from './SeverityMark'
import { useActs } from './useActs'
import { useNoticeText } from './useNoticeText'

const shownFor = 8000

/** Short notes in a corner. Critical ones stay until they are dismissed, read or over; one that was dealt with elsewhere goes. */
export function Toasts({ toasts, drop }: { toasts: readonly Notice[]; drop: (id: string) => void }) {
  const t = useTranslations('notices')
  const { known } = useNotices()
  const open = toasts.filter(({ id, seq }) => {
    const heard = known.get(id)
    return heard === undefined || heard.seq > seq || !(heard.read || heard.resolved_at !== null)
  })
  return (
    <section className={classes.toasts} aria-label={t('region')}>
      {open.map((notice) => (
        <Toast key={`${notice.id} ${notice.seq}`} notice={notice} over={() => drop(notice.id)} />
      ))}
    </section>
  )
}

function Toast({ notice, over }: { notice: Notice; over: () => void }) {
  const t = useTranslations('notices')
  const { title, detail } = useNoticeText()(notice)
  const { act } = useActs()
  const isCritical = notice.severity === 'critical'
  const hold = useTimeout(isCritical ? undefined : shownFor, over)
  const open = () => {
    act(notice.id, 'read')
    over()
  }
  return (
    <div className={classes.toast} data-severity={notice.severity} {...hold}>
      <div role={isCritical ? 'alert' : 'status'}>
        <div className={classes.toastHead}>
          <SeverityMark severity={notice.severity} />
          <CloseButton size="sm" aria-label={t('dismissOf', { title })} onClick={over} />
        </div>
        <p className={classes.title}>{title}</p>
        <p className={classes.detail}>{detail}</p>
      </div>
      <div className={classes.acts}>
        <Lead notice={notice} title={title} left={open} />
      </div>
    </div>
  )
}

/** Runs out while it is in sight and nobody is at it. */
function useTimeout(after: number | undefined, over: () => void) {
  const [isHeld, setHeld] = useState(false)
  const latest = useRef(over)
  useEffect(() => {
    latest.current = over
  })
  useEffect(() => {
    if (after === undefined || isHeld) return undefined
    const timer = setInterval(() => document.visibilityState === 'visible' && latest.current(), after)
    return () => clearInterval(timer)
  }, [after, isHeld])
  return {
    onMouseEnter: () => setHeld(true),
    onMouseLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  }
}
