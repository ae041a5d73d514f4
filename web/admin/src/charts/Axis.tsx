// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { offset } from '../analytics/zone'
import type { CoursePoint } from './Course'
import classes from './Course.module.css'
import { namedSteps } from './scale'
import { useStepNames } from './useStepNames'

const room = 56

type Props = { points: readonly CoursePoint[]; step: 'hour' | 'day'; zone: string; width: number }

/** The hours or days below a chart. */
export function Axis({ points, step, zone, width }: Props) {
  const names = useStepNames(step)
  const hours =
    step === 'day'
      ? undefined
      : points.map(({ at }) => new Date(at.getTime() + offset(at.getTime(), zone)).getUTCHours())
  const each = width / Math.max(points.length, 1)
  return (
    <svg className={classes.axis} width={width} height={18} aria-hidden="true">
      {namedSteps(hours, points.length, width, room).map((place) => {
        const middle = (place + 0.5) * each
        const anchor = middle < room / 2 ? 'start' : middle > width - room / 2 ? 'end' : 'middle'
        const x = anchor === 'start' ? 0 : anchor === 'end' ? width : middle
        const at = points[place]?.at
        return (
          <text key={place} x={x} y={13} textAnchor={anchor}>
            {at && names.short(at)}
          </text>
        )
      })}
    </svg>
  )
}
