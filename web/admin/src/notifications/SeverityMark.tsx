// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import type { Severity } from '../api/types'
import { Icon } from '../shell/icons'
import classes from './Notices.module.css'

const drawn: Record<Severity, string> = {
  critical: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.01',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.01',
  success: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6',
}

/** How much it matters, by shape, colour and word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations('notices')
  return (
    <span className={classes.severity} data-severity={severity}>
      <Icon size={16}>
        <path d={drawn[severity]} />
      </Icon>
      {t(`severities.${severity}`)}
    </span>
  )
}
