// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Topic } from '../api/types'
import { useLanguage } from '../i18n/LanguageProvider'
import { newCid } from '../live/cid'
import { useProblemText } from '../shell/useProblemText'
import { bodyOf, draftOf, wordingOf } from './draft'
import { addTopic, topicsKey } from './queries'

/** Says that an entry is gone, and brings it back with the same words until it is dismissed. */
export function Undo({ topic, over }: { topic: Topic; over: () => void }) {
  const t = useTranslations('knowledge')
  const { language } = useLanguage()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [key] = useState(newCid)
  const { question } = wordingOf(topic, language)
  const undo = useMutation({
    mutationFn: () => addTopic(bodyOf(draftOf(topic)), key),
    onSuccess: () => queries.invalidateQueries({ queryKey: topicsKey }),
  })
  return (
    <Alert
      color={undo.isError ? 'red' : 'blue'}
      role="status"
      withCloseButton
      closeButtonLabel={t('dismiss')}
      onClose={over}
    >
      <Group gap="sm">
        <Text size="sm">
          {undo.isError ? problemText(undo.error) : t(undo.isSuccess ? 'undone' : 'removed', { question })}
        </Text>
        {!undo.isSuccess && (
          <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
