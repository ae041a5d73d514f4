// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../shell/useProblemText'

type Props<T> = {
  title: string
  text: string
  act: string
  isHard?: boolean
  run: () => Promise<T>
  done: (result: T) => void
  close: () => void
}

/** Asks before something is done that cannot be taken back. */
export function Confirm<T>({ title, text, act, isHard = false, run, done, close }: Props<T>) {
  const t = useTranslations('hooks')
  const problemText = useProblemText()
  const doing = useMutation({ mutationFn: run, onSuccess: done })
  return (
    <Modal opened onClose={close} title={title} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        {doing.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(doing.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button {...(isHard ? { color: 'red' } : {})} loading={doing.isPending} onClick={() => doing.mutate()}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
