// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Channel } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { channelsQuery, removeChannel } from './queries'

/** Asks before a channel and its key are forgotten. */
export function RemoveChannel({ channel, close }: { channel: Channel; close: () => void }) {
  const t = useTranslations('channels')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => removeChannel(channel),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('removeTitle')} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text size="sm">{t('removeText', { name: channel.name })}</Text>
        {remove.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(remove.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
