// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import { useLineStatus } from '../live/LiveProvider'
import classes from './Shell.module.css'

/** Whether what one sees is live. */
export function LineBadge() {
  const t = useTranslations('line')
  const status = useLineStatus()
  return (
    <span className={classes.line} data-status={status} role="status" aria-label={t(status)} title={t(status)}>
      <span className={classes.dot} />
      <span className={classes.lineText}>{t(status)}</span>
    </span>
  )
}
