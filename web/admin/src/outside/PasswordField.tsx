// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { PasswordInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { useProblemText } from '../shell/useProblemText'
import classes from './Outside.module.css'
import { lengthOf, levelOf, shortest } from './strength'

const bars = { weak: 1, fair: 2, good: 3, strong: 4 } as const
const whys = ['short', 'common', 'simple', 'personal'] as const

type Props = { label: string; value: string; change: (value: string) => void; error?: unknown }

/** A password that is chosen now: how strong it seems, and why the server would not take it. */
export function PasswordField({ label, value, change, error }: Props) {
  const t = useTranslations('outside')
  const signIn = useTranslations('signIn')
  const problemText = useProblemText()
  const left = shortest - lengthOf(value)
  const level = levelOf(value)
  const why = isProblem(error, 'weak_password') ? whys.find((one) => one === error.why) : undefined
  const refused = isProblem(error, 'weak_password', 'same_password')
  return (
    <div className={classes.choice}>
      <PasswordInput
        label={label}
        name="new-password"
        autoComplete="new-password"
        description={t('rule', { count: shortest })}
        required
        withAsterisk={false}
        maxLength={200}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        error={refused ? (why === undefined ? problemText(error) : t(`why.${why}`)) : undefined}
        visibilityToggleButtonProps={{ 'aria-label': signIn('showPassword') }}
      />
      {value !== '' && (
        <div className={classes.strength}>
          <div className={classes.bars} data-level={level} aria-hidden="true">
            {[1, 2, 3, 4].map((bar) => (
              <span key={bar} data-on={bar <= bars[level] || undefined} />
            ))}
          </div>
          <span role="status">{left > 0 ? t('short', { left }) : t('strength', { level: t(`levels.${level}`) })}</span>
        </div>
      )}
    </div>
  )
}
