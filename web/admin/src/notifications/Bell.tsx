// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { BellIcon } from '../shell/icons'
import shell from '../shell/Shell.module.css'
import classes from './Bell.module.css'
import { nothing } from './fold'
import { useNotices } from './NoticesProvider'

const BellPanel = lazy(() => import('./BellPanel').then((module) => ({ default: module.BellPanel })))

const panelId = 'bell'

/** How many notifications are unread; what they are is fetched when it is opened. */
export function Bell() {
  const t = useTranslations('bell')
  const notices = useNotices()
  const { unread } = notices
  const panel = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const element = panel.current
    const toggled = (event: Event) => setOpen((event as ToggleEvent).newState === 'open')
    element?.addEventListener('toggle', toggled)
    return () => element?.removeEventListener('toggle', toggled)
  }, [])
  return (
    <>
      <UnstyledButton popoverTarget={panelId} className={classes.bell} aria-label={t('name', { count: unread })}>
        <BellIcon size={22} />
        {unread > 0 && (
          <span className={classes.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </UnstyledButton>
      <Announcement unread={notices === nothing ? undefined : unread} />
      <div
        ref={panel}
        id={panelId}
        popover="auto"
        role="dialog"
        className={`${shell.popover} ${classes.panel}`}
        aria-label={t('title')}
      >
        {isOpen && (
          <Suspense>
            <BellPanel close={() => panel.current?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  )
}

/** Says a count that has risen, once it has settled: not the first one, and not each of many. */
function Announcement({ unread }: { unread: number | undefined }) {
  const t = useTranslations('bell')
  const [settled] = useDebouncedValue(unread, 1500)
  const [said, setSaid] = useState('')
  const before = useRef<number>(undefined)
  useEffect(() => {
    if (settled === undefined) return
    if (before.current !== undefined && settled !== before.current)
      setSaid(settled > before.current ? t('unread', { count: settled }) : '')
    before.current = settled
  }, [settled, t])
  return <VisuallyHidden role="status">{said}</VisuallyHidden>
}
