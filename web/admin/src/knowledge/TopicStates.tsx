// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Group } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { TopicText } from '../api/types'
import { Empty, ListFailed, NothingFits } from '../sessions/ListStates'
import { BookIcon } from '../shell/icons'
import { type Example, examples } from './examples'

/** @param begin opens the editor with an example; absent for those who may not write */
export function FirstUse({ begin }: { begin: ((draft: TopicText) => void) | undefined }) {
  const t = useTranslations('knowledge')
  return (
    <Empty icon={<BookIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')}>
      <Group gap="xs" justify="center">
        {(Object.keys(examples) as Example[]).map((name) => (
          <Button key={name} variant="default" disabled={begin === undefined} onClick={() => begin?.(examples[name])}>
            {t(`examples.${name}`)}
          </Button>
        ))}
      </Group>
    </Empty>
  )
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('knowledge')
  return <NothingFits title={t('noMatchTitle')} text={t('noMatchText')} act={t('clear')} clear={clear} />
}

export function TopicsFailed({ error, again }: { error: unknown; again: () => void }) {
  const t = useTranslations('knowledge')
  return <ListFailed title={t('errorTitle')} error={error} again={again} />
}
