// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type Counts, measures } from '../overview/hours'
import { Axis } from './Axis'
import classes from './Course.module.css'
import { CourseTable } from './CourseTable'
import { Strip } from './Strip'
import { placeAt } from './scale'
import { useStepNames } from './useStepNames'

export type CoursePoint = Counts & { at: Date }

type Props = { title: string; points: readonly CoursePoint[]; step: 'hour' | 'day'; zone: string }

/** Sessions, messages and interactions over time, each to its own scale: there are always more messages than sessions. */
export function Course({ title, points, step, zone }: Props) {
  const t = useTranslations('chart')
  const format = useFormatter()
  const { ref, width } = useElementSize()
  const [pointed, setPointed] = useState<number>()
  const names = useStepNames(step)
  const series = useMemo(
    () => measures.map((measure) => ({ measure, values: points.map((point) => point[measure]) })),
    [points],
  )
  const here = pointed === undefined ? undefined : points[pointed]
  const point = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect()
    setPointed(placeAt(event.clientX - left, width, points.length))
  }
  return (
    <figure className={classes.course} aria-label={title}>
      <p className={classes.readout} aria-hidden="true">
        {here === undefined ? t('point') : names.whole(here.at)}
      </p>
      <div ref={ref} className={classes.strips} onPointerMove={point} onPointerLeave={() => setPointed(undefined)}>
        {series.map(({ measure, values }) => {
          const sum = values.reduce((all, value) => all + value, 0)
          const most = Math.max(0, ...values)
          const peak = points[values.indexOf(most)]
          return (
            <div key={measure} data-measure={measure} className={classes.row}>
              <p className={classes.name} aria-hidden="true">
                {t(measure)} <b className="numbers">{format.number(here === undefined ? sum : here[measure])}</b>
              </p>
              <Strip
                values={values}
                width={width}
                pointed={pointed}
                label={
                  peak === undefined || most === 0
                    ? t('nothing', { name: t(measure) })
                    : t('strip', { name: t(measure), sum, most, at: names.whole(peak.at) })
                }
              />
            </div>
          )
        })}
        <Axis points={points} step={step} zone={zone} width={width} />
      </div>
      <CourseTable title={title} points={points} step={step} />
    </figure>
  )
}
