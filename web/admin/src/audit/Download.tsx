// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { DownIcon } from '../shell/icons'
import classes from './AuditPage.module.css'
import { type AuditFilter, asked } from './filter'

/** Takes along all that fits the filter, not only what is on the screen: the server writes the file. */
export function Download({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('audit')
  const file = filter.of === 'installation' ? 'installation-audit' : 'audit'
  const query = new URLSearchParams(asked(filter)).toString()
  return (
    <span className={classes.download}>
      {(['csv', 'json'] as const).map((type) => (
        <Button
          key={type}
          component="a"
          href={`/api/v1/exports/${file}.${type}${query === '' ? '' : `?${query}`}`}
          download
          variant="default"
          leftSection={<DownIcon size={15} />}
          aria-label={t(type)}
        >
          {type.toUpperCase()}
        </Button>
      ))}
    </span>
  )
}
