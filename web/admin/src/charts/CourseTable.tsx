// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { measures } from '../overview/hours'
import type { CoursePoint } from './Course'
import classes from './Course.module.css'
import { useStepNames } from './useStepNames'

type Props = { title: string; points: readonly CoursePoint[]; step: 'hour' | 'day' }

/** A course in figures, for whoever reads better than sees; drawn when it is asked for. */
export function CourseTable({ title, points, step }: Props) {
  const t = useTranslations('chart')
  const format = useFormatter()
  const names = useStepNames(step)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.details} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('asTable')}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={title}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t(step)}</th>
                {measures.map((measure) => (
                  <th key={measure} scope="col">
                    {t(measure)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.at.getTime()}>
                  <th scope="row">{names.whole(point.at)}</th>
                  {measures.map((measure) => (
                    <td key={measure}>{format.number(point[measure])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  )
}
