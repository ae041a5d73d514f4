// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { BackIcon, NextIcon } from '../shell/icons'
import { type Size, sizes } from './list'
import classes from './Users.module.css'

type Props = {
  page: number
  size: Size
  resize: (size: number) => void
  previous: (() => void) | undefined
  next: (() => void) | undefined
}

export function Pager({ page, size, resize, previous, next }: Props) {
  const t = useTranslations('users')
  return (
    <nav className={classes.pager} aria-label={t('pageNumber', { page })}>
      <NativeSelect
        label={t('size')}
        classNames={{ root: classes.size }}
        value={String(size)}
        onChange={(event) => resize(Number(event.currentTarget.value))}
        data={sizes.map(String)}
      />
      <Button
        variant="default"
        leftSection={<BackIcon />}
        disabled={previous === undefined}
        onClick={() => previous?.()}
      >
        {t('previous')}
      </Button>
      <span className={classes.dim}>{t('pageNumber', { page })}</span>
      <Button variant="default" rightSection={<NextIcon />} disabled={next === undefined} onClick={() => next?.()}>
        {t('next')}
      </Button>
    </nav>
  )
}
