// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useFormatter } from 'use-intl'
import classes from './Bars.module.css'

export type Bar = { key: string; name: string; value: number; aside?: string; isApart?: boolean }

/** Names with counts, each drawn against the greatest. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const format = useFormatter()
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <ul className={classes.bars} aria-label={label}>
      {bars.map(({ key, name, value, aside, isApart }) => (
        <li key={key} data-apart={isApart || undefined}>
          <span className={classes.name}>{name}</span>
          <span className={`${classes.value} numbers`}>
            {format.number(value)}
            {aside !== undefined && <small> {aside}</small>}
          </span>
          <span className={classes.rail} aria-hidden="true">
            <span className={classes.bar} style={{ width: `${(value / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
