// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Leave } from './browser'
import { playTone } from './sound'
import classes from './Wishes.module.css'

/** What this browser lets through: asked only here, by a click. */
export function ThisBrowser({ allowed, ask }: { allowed: Leave; ask: () => void }) {
  const t = useTranslations('wishes')
  const [isSilent, setSilent] = useState(false)
  return (
    <fieldset className={classes.group}>
      <legend>{t('thisBrowser')}</legend>
      <p className={classes.hint} role="status">
        {t(`leave.${allowed}`)}
      </p>
      <Group gap="sm">
        {allowed === 'default' && (
          <Button variant="default" size="xs" onClick={ask}>
            {t('ask')}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => void playTone(false).then((heard) => setSilent(!heard))}>
          {t('try')}
        </Button>
      </Group>
      {isSilent && (
        <p className={classes.hint} role="status">
          {t('silent')}
        </p>
      )}
    </fieldset>
  )
}
