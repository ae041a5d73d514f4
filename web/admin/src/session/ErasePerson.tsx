// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayErase, useMe } from '../access/me'
import { Withheld } from '../access/Withheld'
import { answer, api } from '../api/client'
import { forgetPast, sessionQuery } from '../api/queries'
import type { SessionView } from '../api/types'
import { useProblemText } from '../shell/useProblemText'

/** Forgets the person behind a session, for admins, once they have read what that means. */
export function ErasePerson({ view }: { view: SessionView }) {
  const t = useTranslations('erase')
  const me = useMe()
  const queries = useQueryClient()
  const problemText = useProblemText()
  const [isAsking, setAsking] = useState(false)
  const { id } = view
  const erase = useMutation({
    mutationFn: () => answer(api.DELETE('/sessions/{id}/person', { params: { path: { id } } })),
    onSuccess: async () => {
      setAsking(false)
      await forgetPast(queries, id)
      await queries.invalidateQueries({ queryKey: sessionQuery(id).queryKey, exact: true })
    },
  })
  const close = () => {
    erase.reset()
    setAsking(false)
  }
  if (view.visitor.erased && view.status === 'ended') return null
  if (!mayErase(me)) {
    return (
      <Withheld operation="eraseSessionPerson" variant="subtle" size="compact-sm">
        {t('button')}
      </Withheld>
    )
  }
  return (
    <>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking(true)}>
        {t('button')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={close}
        title={t('title')}
        centered
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('what')}</Text>
          <Text size="sm">{t('stays')}</Text>
          {view.status === 'open' && <Text size="sm">{t('ends')}</Text>}
          {erase.isError && (
            <Alert color="orange" role="alert" p="xs">
              {problemText(erase.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button color="red" loading={erase.isPending} onClick={() => erase.mutate()}>
              {t('confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
