// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { TopicText } from '../api/types'
import listClasses from '../sessions/ListStates.module.css'
import { BookIcon, SearchIcon } from '../shell/icons'
import { useProblemText } from '../shell/useProblemText'
import { type Example, examples } from './examples'

/** @param begin opens the editor with an example; absent for those who may not write */
export function FirstUse({ begin }: { begin: ((draft: TopicText) => void) | undefined }) {
  const t = useTranslations('knowledge')
  return (
    <div className={listClasses.empty}>
      <span className={listClasses.icon}>
        <BookIcon size={36} />
      </span>
      <Title order={2} size="h4">
        {t('emptyTitle')}
      </Title>
      <Text c="dimmed" maw={460}>
        {t('emptyText')}
      </Text>
      <Group gap="xs" justify="center">
        {(Object.keys(examples) as Example[]).map((name) => (
          <Button key={name} variant="default" disabled={begin === undefined} onClick={() => begin?.(examples[name])}>
            {t(`examples.${name}`)}
          </Button>
        ))}
      </Group>
    </div>
  )
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('knowledge')
  return (
    <div className={listClasses.empty}>
      <span className={listClasses.icon}>
        <SearchIcon size={36} />
      </span>
      <Title order={2} size="h4">
        {t('noMatchTitle')}
      </Title>
      <Text c="dimmed">{t('noMatchText')}</Text>
      <Button variant="default" onClick={clear}>
        {t('clear')}
      </Button>
    </div>
  )
}

export function TopicsFailed({ error, again }: { error: unknown; again: () => void }) {
  const t = useTranslations()
  const problemText = useProblemText()
  return (
    <Alert color="red" role="alert" title={t('knowledge.errorTitle')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problemText(error)}</Text>
        <Button size="xs" variant="default" onClick={again}>
          {t('app.retry')}
        </Button>
      </Stack>
    </Alert>
  )
}
