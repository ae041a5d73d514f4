// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { ActionIcon } from '@mantine/core'
import { type CSSProperties, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { BackIcon, NextIcon } from '../shell/icons'
import classes from './TimeSlider.module.css'

const settlesAfter = 150

type Props = { head: number; at: number | undefined; look: (seq: number | undefined) => void }

/** The session's sequence numbers as a slider; its right end is now. */
export function TimeSlider({ head, at, look }: Props) {
  const t = useTranslations('past')
  const [dragged, setDragged] = useState<number>()
  const seq = dragged ?? at ?? head

  // While the thumb moves nothing is asked for; only where it rests.
  useEffect(() => {
    if (dragged === undefined) return
    const timer = setTimeout(() => {
      look(dragged >= head ? undefined : dragged)
      setDragged(undefined)
    }, settlesAfter)
    return () => clearTimeout(timer)
  }, [dragged, head, look])

  const move = (to: number) => setDragged(Math.min(head, Math.max(1, to)))
  return (
    <fieldset className={classes.bar} aria-label={t('title')}>
      <ActionIcon variant="default" aria-label={t('previous')} disabled={seq <= 1} onClick={() => move(seq - 1)}>
        <BackIcon />
      </ActionIcon>
      <input
        className={classes.slider}
        type="range"
        min={1}
        max={head}
        step={1}
        value={seq}
        style={{ '--filled': `${head > 1 ? ((seq - 1) / (head - 1)) * 100 : 100}%` } as CSSProperties}
        aria-label={t('label')}
        aria-valuetext={seq === head ? t('now') : t('valueText', { seq, head })}
        onChange={(event) => move(event.currentTarget.valueAsNumber)}
      />
      <ActionIcon variant="default" aria-label={t('next')} disabled={seq >= head} onClick={() => move(seq + 1)}>
        <NextIcon />
      </ActionIcon>
      <output className={`${classes.place} numbers`}>
        {seq >= head ? `${t('now')} · ${t('of', { seq: head, head })}` : t('of', { seq, head })}
      </output>
    </fieldset>
  )
}
