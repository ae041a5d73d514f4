// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DownIcon } from '../shell/icons'
import classes from './AnalyticsPage.module.css'
import type { Range } from './range'
import { csv } from './sheet'
import { jsonOf, rowsOf, type Shown } from './shown'

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Takes along what is on the screen. */
export function Export({ range, shown }: { range: Range & { zone: string }; shown: Shown }) {
  const t = useTranslations('analytics')
  const [saved, setSaved] = useState(0)
  const name = `sohbet-${range.from}-${range.to}`
  const isWhole = Object.values(shown).every((part) => part !== undefined)
  const exported = (type: 'csv' | 'json') => {
    if (type === 'csv') save(`${name}.csv`, 'text/csv;charset=utf-8', csv(rowsOf(shown)))
    else save(`${name}.json`, 'application/json', jsonOf(range, shown))
    setSaved(saved + 1)
  }
  return (
    <div className={classes.export}>
      {(['csv', 'json'] as const).map((type) => (
        <Button
          key={type}
          size="xs"
          variant="default"
          leftSection={<DownIcon size={15} />}
          aria-label={t(type)}
          disabled={!isWhole}
          onClick={() => exported(type)}
        >
          {type.toUpperCase()}
        </Button>
      ))}
      <VisuallyHidden role="status">{saved > 0 ? t('exported') : ''}</VisuallyHidden>
    </div>
  )
}
