// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { useProblemText } from '../shell/useProblemText'

type Props = {
  opened: boolean
  title: string
  /** What happens. */
  text: string
  confirm: string
  isPending: boolean
  error: unknown
  act: () => void
  close: () => void
  isHarmless?: boolean
  children?: ReactNode
}

/** Asks once more, and names what happens. */
export function Confirm(props: Props) {
  const t = useTranslations('users')
  const problemText = useProblemText()
  const { error, isHarmless = false } = props
  return (
    <Modal
      opened={props.opened}
      onClose={props.close}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.isPending) props.act()
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{props.text}</Text>
          {props.children}
          {error !== null && !isProblem(error, 'weak_password') && (
            <Alert color="orange" role="alert" p="xs">
              {problemText(error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={props.close}>
              {t('cancel')}
            </Button>
            <Button type="submit" {...(isHarmless ? {} : { color: 'red.9' })} loading={props.isPending}>
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
