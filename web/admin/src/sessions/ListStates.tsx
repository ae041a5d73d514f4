// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ChatIcon, SearchIcon } from '../shell/icons'
import { useProblemText } from '../shell/useProblemText'
import classes from './ListStates.module.css'

export function ListLoading() {
  const t = useTranslations('app')
  return (
    <Stack gap="xs" role="status" aria-label={t('loading')}>
      {['a', 'b', 'c', 'd', 'e'].map((place) => (
        <Skeleton key={place} h={52} />
      ))}
    </Stack>
  )
}

export function FirstUse() {
  const t = useTranslations('sessions')
  return (
    <Empty icon={<ChatIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')}>
      <Anchor href="/demo/" target="_blank" rel="noopener">
        {t('emptyDemo')}
      </Anchor>
    </Empty>
  )
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('sessions')
  return <NothingFits title={t('noMatchTitle')} text={t('noMatchText')} act={t('clear')} clear={clear} />
}

type Failed = { error: unknown; again: () => void; title?: string }

export function ListFailed({ error, again, title }: Failed) {
  const t = useTranslations()
  const problemText = useProblemText()
  return (
    <Alert color="red" role="alert" title={title ?? t('sessions.errorTitle')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problemText(error)}</Text>
        <Button size="xs" variant="default" onClick={again}>
          {t('app.retry')}
        </Button>
      </Stack>
    </Alert>
  )
}

type Nothing = { icon: ReactNode; title: string; text: string; children?: ReactNode }

/** A list that has nothing to show: why, and what to do about it. */
export function Empty({ icon, title, text, children }: Nothing) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon}>{icon}</span>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={460}>
        {text}
      </Text>
      {children}
    </div>
  )
}

/** Nothing fits what was asked for: the way back to everything. */
export function NothingFits({
  title,
  text,
  act,
  clear,
}: {
  title: string
  text: string
  act: string
  clear: () => void
}) {
  return (
    <Empty icon={<SearchIcon size={36} />} title={title} text={text}>
      <Button variant="default" onClick={clear}>
        {act}
      </Button>
    </Empty>
  )
}
