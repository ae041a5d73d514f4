// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Skeleton, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../shell/useProblemText'
import classes from './Panel.module.css'

type Props = { title: string; hint?: string; aside?: ReactNode; children: ReactNode; wide?: boolean }

/** One part of a page of figures. */
export function Panel({ title, hint, aside, children, wide = false }: Props) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id} data-wide={wide || undefined}>
      <header className={classes.head}>
        <div>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {hint !== undefined && <p className={classes.hint}>{hint}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  )
}

export function PanelLoading({ lines = 4 }: { lines?: number }) {
  const t = useTranslations('app')
  return (
    <div className={classes.lines} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, place) => `line ${place}`).map((line) => (
        <Skeleton key={line} h={30} />
      ))}
    </div>
  )
}

export function PanelFailed({ title, error, again }: { title: string; error?: unknown; again: () => void }) {
  const t = useTranslations('app')
  const problemText = useProblemText()
  return (
    <Alert color="red" role="alert" title={title}>
      {error !== undefined && <Text size="sm">{problemText(error)}</Text>}
      <Button mt="xs" size="xs" variant="default" onClick={again}>
        {t('retry')}
      </Button>
    </Alert>
  )
}

/** Nothing to show: why, and what helps. */
export function PanelEmpty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{text}</p>
      {children}
    </div>
  )
}
