// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useTranslations } from 'use-intl'
import { aheadText } from './ahead'
import classes from './Clock.module.css'
import { sandboxClockQuery } from './queries'
import { SandboxTexts } from './SandboxTexts'

/** That the shops live in another time, so that nobody wonders at the dates. */
export function ClockBadge() {
  const { data } = useQuery(sandboxClockQuery)
  if (data === undefined || data.ahead_seconds === 0) return null
  return (
    <SandboxTexts>
      <Badge seconds={data.ahead_seconds} />
    </SandboxTexts>
  )
}

function Badge({ seconds }: { seconds: number }) {
  const t = useTranslations('sandbox')
  const ahead = aheadText(seconds, useLocale())
  return (
    <Link
      to="/settings"
      className={classes.badge}
      title={t('badgeHint', { ahead })}
      aria-label={`${t('badge', { ahead })}. ${t('badgeHint', { ahead })}`}
    >
      {t('badge', { ahead })}
    </Link>
  )
}
