// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ApiKey } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { revokeKey } from './queries'

type Props = { apiKey: ApiKey; isOwn: boolean; close: (isDone: boolean) => void }

export function RevokeKey({ apiKey, isOwn, close }: Props) {
  const t = useTranslations('keys')
  const problemText = useProblemText()
  const revoke = useMutation({ mutationFn: () => revokeKey(apiKey, isOwn), onSuccess: () => close(true) })
  return (
    <Modal
      opened
      onClose={() => close(false)}
      title={t('revokeTitle')}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('revokeText', { name: apiKey.name })}</Text>
        {revoke.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(revoke.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => close(false)}>
            {t('cancel')}
          </Button>
          <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('revoke')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
