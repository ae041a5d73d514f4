// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, CopyButton, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { settingsQuery } from '../api/queries'
import { ListFailed } from '../sessions/ListStates'
import classes from '../settings/SettingsPage.module.css'
import { useProblemText } from '../shell/useProblemText'
import { rotateKey, widgetKeysQuery } from './queries'

const overlaps = { none: 0, hour: 3_600, day: 86_400, week: 604_800, month: 2_592_000 } as const
type Overlap = keyof typeof overlaps

/** What the pages carry and the server vouches with, and exchanging them. */
export function WidgetKeysPanel({ merchant }: { merchant: string }) {
  const t = useTranslations('shopKeys')
  const format = useFormatter()
  const { data, error, isError, refetch } = useQuery(widgetKeysQuery(merchant))
  const [rotating, setRotating] = useState<'public' | 'secret'>()
  const when = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <fieldset className={classes.group}>
      <legend>{t('title')}</legend>
      <p className={classes.hint}>{t('hint')}</p>
      {isError && <ListFailed title={t('errorTitle')} error={error} again={() => void refetch()} />}
      {data !== undefined && (
        <>
          <section aria-label={t('public')}>
            <span className={classes.label}>{t('public')}</span>
            <pre className={classes.code}>
              <code>{data.public_key}</code>
            </pre>
            {data.old_public_key !== null && <Text size="sm">{t('old', { at: when(data.old_public_key.until) })}</Text>}
          </section>
          <Group>
            <Copy text={data.public_key} />
            <Button variant="default" onClick={() => setRotating('public')}>
              {t('rotatePublic')}
            </Button>
          </Group>
          <section aria-label={t('secret')}>
            <span className={classes.label}>{t('secret')}</span>
            <Text size="sm">
              {data.secret_rotated_at === null ? t('first') : t('rotated', { at: when(data.secret_rotated_at) })}
            </Text>
            {data.old_secret_until !== null && <Text size="sm">{t('old', { at: when(data.old_secret_until) })}</Text>}
          </section>
          <Button variant="default" className={classes.copy ?? ''} onClick={() => setRotating('secret')}>
            {t('rotateSecret')}
          </Button>
        </>
      )}
      {rotating !== undefined && <Rotate merchant={merchant} what={rotating} close={() => setRotating(undefined)} />}
    </fieldset>
  )
}

function Copy({ text }: { text: string }) {
  const t = useTranslations('shopKeys')
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy}>
          <span role="status">{copied ? t('copied') : t('copy')}</span>
        </Button>
      )}
    </CopyButton>
  )
}

/** Exchanges one of them; a secret stays on the screen until somebody says that they have it. */
function Rotate({ merchant, what, close }: { merchant: string; what: 'public' | 'secret'; close: () => void }) {
  const t = useTranslations('shopKeys')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [overlap, setOverlap] = useState<Overlap>('day')
  const rotate = useMutation({
    mutationFn: () => rotateKey(merchant, what, overlaps[overlap]),
    gcTime: 0,
    onSuccess: async ({ secret, ...keys }) => {
      queries.setQueryData(widgetKeysQuery(merchant).queryKey, keys)
      await queries.invalidateQueries({ queryKey: settingsQuery(merchant).queryKey })
      if (secret === undefined) close()
    },
  })
  const secret = rotate.data?.secret
  const isShown = secret !== undefined
  return (
    <Modal
      opened
      onClose={close}
      title={what === 'public' ? t('rotatePublic') : t('rotateSecret')}
      centered
      size="lg"
      closeOnClickOutside={!isShown}
      closeOnEscape={!isShown}
      withCloseButton={!isShown}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      {isShown ? (
        <Stack gap="md">
          <Alert color="orange">{t('once')}</Alert>
          <section aria-label={t('secret')}>
            <pre className={classes.code}>
              <code>{secret}</code>
            </pre>
          </section>
          <Group justify="space-between">
            <Copy text={secret} />
            <Button onClick={close}>{t('done')}</Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="md">
          <Text size="sm">{what === 'public' ? t('rotatePublicText') : t('rotateSecretText')}</Text>
          <NativeSelect
            label={t('overlap')}
            value={overlap}
            onChange={(event) => setOverlap(event.currentTarget.value as Overlap)}
            data={(Object.keys(overlaps) as Overlap[]).map((value) => ({ value, label: t(`overlaps.${value}`) }))}
          />
          {rotate.isError && (
            <Alert color="red" role="alert">
              {problemText(rotate.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {t('rotate')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
