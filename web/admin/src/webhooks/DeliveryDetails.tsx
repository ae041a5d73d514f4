// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { DeliveryWhole } from '../api/types'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import classes from './Hooks.module.css'
import { deliveryQuery, hooksQuery, replay } from './queries'

/** What is sent and what came of each attempt. */
export function DeliveryDetails({ id, close }: { id: string; close: () => void }) {
  const t = useTranslations('hooks')
  const query = useQuery(deliveryQuery(id))
  return (
    <Modal
      opened
      onClose={close}
      title={t('details')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('logError')} error={query.error} again={() => void query.refetch()} />}
      {query.data && <Whole whole={query.data} />}
    </Modal>
  )
}

function Whole({ whole }: { whole: DeliveryWhole }) {
  const t = useTranslations('hooks')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const format = useFormatter()
  const again = useMutation({
    mutationFn: () => replay(whole.delivery.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: hooksQuery.queryKey })
      void queries.invalidateQueries({ queryKey: deliveryQuery(whole.delivery.id).queryKey })
    },
  })
  return (
    <Stack gap="md">
      <Text size="sm">{t('messageId', { id: whole.delivery.message_id })}</Text>
      {whole.log.length > 0 && (
        <ol className={classes.attempts}>
          {whole.log.map((one) => (
            <li key={one.n}>
              {t('attempt', {
                n: String(one.n),
                when: format.dateTime(new Date(one.at), { dateStyle: 'medium', timeStyle: 'medium' }),
                what:
                  one.status === undefined
                    ? t(`faults.${one.fault ?? 'connection'}`)
                    : t('answered', { status: String(one.status) }),
                ms: one.duration_ms,
              })}
              {one.answer !== undefined && one.answer !== '' && (
                <section aria-label={t('answer')}>
                  <pre className={classes.code}>{one.answer}</pre>
                </section>
              )}
            </li>
          ))}
        </ol>
      )}
      <section>
        <Title order={3} size="h6">
          {t('payload')}
        </Title>
        <pre className={classes.code}>{JSON.stringify(whole.payload, null, 2)}</pre>
      </section>
      <div role="status">{again.isSuccess && <Alert color="blue">{t('sentAgain')}</Alert>}</div>
      {again.isError && (
        <Alert color="orange" role="alert" p="xs">
          {problemText(again.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button loading={again.isPending} onClick={() => again.mutate()}>
          {t('replay')}
        </Button>
      </Group>
    </Stack>
  )
}
