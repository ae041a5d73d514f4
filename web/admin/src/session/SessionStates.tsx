// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../shell/useProblemText'
import { useTitle } from '../shell/useTitle'

export function SessionLoading() {
  const t = useTranslations('app')
  return (
    <Stack role="status" aria-label={t('loading')}>
      <Skeleton h={36} w={260} />
      <Skeleton h={48} />
      <Skeleton h={320} />
    </Stack>
  )
}

export function NoSuchSession() {
  const t = useTranslations('session')
  useTitle(t('notFoundTitle'))
  return (
    <Stack align="center" p="xl">
      <Title order={1} size="h3">
        {t('notFoundTitle')}
      </Title>
      <Text c="dimmed">{t('notFoundText')}</Text>
      <Anchor component={Link} to="/">
        {t('back')}
      </Anchor>
    </Stack>
  )
}

type Failed = { error: unknown; again: () => void; title?: string }

export function SessionFailed({ error, again, title }: Failed) {
  const t = useTranslations()
  const problemText = useProblemText()
  return (
    <Alert color="red" role="alert" title={title ?? t('session.errorTitle')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problemText(error)}</Text>
        <Button size="xs" variant="default" onClick={again}>
          {t('app.retry')}
        </Button>
      </Stack>
    </Alert>
  )
}
