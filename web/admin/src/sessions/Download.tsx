// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { mayExport, useMe } from '../access/me'
import { Withheld } from '../access/Withheld'
import type { ListFilter } from '../api/queries'
import { DownIcon } from '../shell/icons'
import classes from './SessionsPage.module.css'

/** Takes along all sessions that fit the filter, not only those on the screen: the server writes the file. */
export function Download({ status, q }: ListFilter) {
  const t = useTranslations('exports')
  const me = useMe()
  const query = new URLSearchParams({ ...(status ? { status } : {}), ...(q ? { q } : {}) }).toString()
  return (
    <span className={classes.download}>
      {(['csv', 'json'] as const).map((type) =>
        !mayExport(me) ? (
          <Withheld key={type} operation="getExport" variant="default" label={t(type)}>
            {type.toUpperCase()}
          </Withheld>
        ) : (
          <Button
            key={type}
            component="a"
            href={`/api/v1/exports/sessions.${type}${query === '' ? '' : `?${query}`}`}
            download
            variant="default"
            leftSection={<DownIcon size={15} />}
            aria-label={t(type)}
          >
            {type.toUpperCase()}
          </Button>
        ),
      )}
    </span>
  )
}
