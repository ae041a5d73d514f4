// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo } from 'react'
import { useFormatter } from 'use-intl'

/** How an hour or a day is called, in short below a chart and in whole elsewhere. */
export function useStepNames(step: 'hour' | 'day') {
  const format = useFormatter()
  return useMemo(
    () => ({
      short: (at: Date) =>
        format.dateTime(
          at,
          step === 'hour'
            ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
            : { day: 'numeric', month: 'short' },
        ),
      whole: (at: Date) =>
        format.dateTime(
          at,
          step === 'hour'
            ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
            : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
        ),
    }),
    [format, step],
  )
}
