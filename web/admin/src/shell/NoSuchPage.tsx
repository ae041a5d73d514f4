// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Anchor, Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'

export function NoSuchPage() {
  const t = useTranslations('app')
  return (
    <Stack align="center" p="xl">
      <Title order={1} size="h3">
        {t('notFound')}
      </Title>
      <Anchor component={Link} to="/">
        {t('toSessions')}
      </Anchor>
    </Stack>
  )
}
