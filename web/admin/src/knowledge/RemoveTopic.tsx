// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Topic } from '../api/types'
import { useLanguage } from '../i18n/LanguageProvider'
import { useProblemText } from '../shell/useProblemText'
import { wordingOf } from './draft'
import { deleteTopic, topicsKey } from './queries'

type Props = { topic: Topic; close: (isGone: boolean) => void }

export function RemoveTopic({ topic, close }: Props) {
  const t = useTranslations('knowledge')
  const { language } = useLanguage()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteTopic(topic),
    onSuccess: async () => {
      close(true)
      await queries.invalidateQueries({ queryKey: topicsKey })
    },
  })
  return (
    <Modal
      opened
      onClose={() => close(false)}
      title={t('removeTitle')}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('removeText', { question: wordingOf(topic, language).question })}</Text>
        {remove.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(remove.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => close(false)}>
            {t('cancel')}
          </Button>
          <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('removeShort')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
