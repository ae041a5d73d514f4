// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useFormatter } from 'use-intl'
import classes from './Course.module.css'
import { barsPath, roundAbove } from './scale'

const height = 64

type Props = { values: readonly number[]; width: number; pointed: number | undefined; label: string }

/** One measure over time, as bars. */
export function Strip({ values, width, pointed, label }: Props) {
  const format = useFormatter()
  const top = roundAbove(Math.max(0, ...values))
  const each = width / Math.max(values.length, 1)
  return (
    <svg className={classes.strip} width={width} height={height} role="img" aria-label={label}>
      {pointed !== undefined && (
        <rect className={classes.pointed} x={pointed * each} width={Math.max(each, 1)} height={height} />
      )}
      <line className={classes.grid} x2={width} y1={0.5} y2={0.5} />
      <path className={classes.bars} d={barsPath(values, top, width, height)} />
      <line className={classes.ground} x2={width} y1={height - 0.5} y2={height - 0.5} />
      <text className={classes.top} x={width} y={11} textAnchor="end">
        {format.number(top)}
      </text>
    </svg>
  )
}
