// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, NativeSelect, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Channel } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { type Draft, draftOf, faultOf, hasNumbers, kinds, newOf, patchOf } from './draft'
import { addChannel, changeChannel, channelsQuery } from './queries'

type Props = { channel?: Channel; close: () => void }

/** A channel there is, or a new one. What opens its account is written and never read. */
export function ChannelEditor({ channel, close }: Props) {
  const t = useTranslations('channels')
  const signIn = useTranslations('signIn')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => draftOf(channel))
  const [isTried, setTried] = useState(false)
  const fault = isTried ? faultOf(draft) : undefined
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = useMutation({
    mutationFn: () => (channel === undefined ? addChannel(newOf(draft)) : changeChannel(channel, patchOf(draft))),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faultOf(draft) === undefined && !save.isPending) save.mutate()
  }
  const { kind } = draft
  return (
    <Modal
      opened
      onClose={close}
      title={t(channel ? 'editTitle' : 'newTitle')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {channel === undefined && (
            <NativeSelect
              label={t('kind')}
              value={kind}
              data-autofocus
              onChange={(event) => change({ kind: kinds.find((one) => one === event.currentTarget.value) ?? kind })}
              data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          )}
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            maxLength={80}
            {...(channel === undefined ? {} : { 'data-autofocus': true })}
            value={draft.name}
            error={fault === 'name' ? t('faults.name') : undefined}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t(`accounts.${kind}`)}
            description={t(`accountHints.${kind}`)}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            value={draft.account}
            error={fault === 'account' || fault === 'accountSid' ? t(`faults.${fault}`) : undefined}
            onChange={(event) => change({ account: event.currentTarget.value })}
          />
          <PasswordInput
            label={t(`secrets.${kind}`)}
            description={t(channel?.has_secret ? 'secretKept' : 'secretHint')}
            autoComplete="off"
            maxLength={500}
            value={draft.secret}
            error={fault === 'secret' ? t('faults.secret') : undefined}
            onChange={(event) => change({ secret: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': signIn('showPassword') }}
          />
          {hasNumbers(kind) && (
            <Textarea
              label={t('numbers')}
              description={t('numbersHint')}
              inputMode="tel"
              autosize
              minRows={2}
              maxRows={6}
              maxLength={500}
              value={draft.numbers}
              error={fault === 'numbers' ? t('faults.numbers') : undefined}
              onChange={(event) => change({ numbers: event.currentTarget.value })}
            />
          )}
          {save.isError && (
            <Alert color="orange" role="alert" p="xs">
              {problemText(save.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
