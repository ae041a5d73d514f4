// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'

/** Asks before what was typed is lost: inside the admin with our words, on closing the tab with the browser's. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const t = useTranslations('productForm')
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: isChanged,
    withResolver: true,
  })
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leaveTitle')}
      centered
      closeButtonProps={{ 'aria-label': t('stay') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('leaveText')}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            {t('leave')}
          </Button>
          <Button data-autofocus onClick={() => blocker.reset?.()}>
            {t('stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
