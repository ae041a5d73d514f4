// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Loader } from '@mantine/core'
import { useFormatter, useTranslations } from 'use-intl'
import { ClockIcon } from '../shell/icons'
import { useProblemText } from '../shell/useProblemText'
import classes from './PastBanner.module.css'
import { useEventText } from './useEventText'
import type { Past } from './usePast'

/** Says that what is shown is over, what happened then, and leads back. */
export function PastBanner({ at, past, back }: { at: number; past: Past; back: () => void }) {
  const t = useTranslations('past')
  const format = useFormatter()
  const eventText = useEventText()
  const problemText = useProblemText()
  const { event } = past
  return (
    <div className={classes.banner} role="status">
      <ClockIcon />
      <div className={classes.words}>
        <strong>{t('banner', { seq: at })}</strong>
        <span className={classes.event}>
          {past.error != null && `${t('failed')} ${problemText(past.error)}`}
          {past.error == null && event !== undefined && (
            <>
              {format.dateTime(new Date(event.at), { dateStyle: 'medium', timeStyle: 'medium' })} · {eventText(event)}
            </>
          )}
          {past.isLoading && t('loading')}
        </span>
      </div>
      {past.isLoading && <Loader size="xs" aria-hidden="true" />}
      <Button size="xs" onClick={back}>
        {t('back')}
      </Button>
    </div>
  )
}
