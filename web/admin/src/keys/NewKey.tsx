// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, NativeSelect, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import type { MadeApiKey, Role } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { type Access, areas, bodyOf, type Draft, type Expiry, expiries, faultOf, fresh, rolesUpTo } from './draft'
import classes from './Keys.module.css'
import { makeKey } from './queries'

type Props = { isOwn: boolean; made: (made: MadeApiKey) => void; close: () => void }

/** Asks what a key is for and what it may do. */
export function NewKey({ isOwn, made, close }: Props) {
  const t = useTranslations()
  const me = useMe()
  const problemText = useProblemText()
  const [draft, setDraft] = useState<Draft>(fresh)
  const [isTried, setTried] = useState(false)
  const fault = isTried ? faultOf(draft) : undefined
  const make = useMutation({ mutationFn: () => makeKey(bodyOf(draft, Date.now()), isOwn), onSuccess: made })
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faultOf(draft) === undefined && !make.isPending) make.mutate()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('keys.newTitle')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <TextInput
          label={t('keys.name')}
          placeholder={t('keys.namePlaceholder')}
          maxLength={80}
          data-autofocus
          value={draft.name}
          error={fault === 'name' ? t('keys.nameMissing') : undefined}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('keys.role')}
          value={draft.role}
          onChange={(event) => change({ role: event.currentTarget.value as Role })}
          data={rolesUpTo(me.role).map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <fieldset className={classes.reach}>
          <legend>{t('keys.reach')}</legend>
          <SegmentedControl
            fullWidth
            aria-label={t('keys.reach')}
            value={draft.isWhole ? 'all' : 'some'}
            onChange={(value) => change({ isWhole: value === 'all' })}
            data={[
              { value: 'some', label: t('keys.reachSome') },
              { value: 'all', label: t('keys.reachAll') },
            ]}
          />
          {!draft.isWhole && (
            <div className={classes.areas}>
              {areas.map((area) => (
                <NativeSelect
                  key={area}
                  size="xs"
                  label={t(`keys.area.${area}`)}
                  value={draft.access[area]}
                  onChange={(event) =>
                    change({ access: { ...draft.access, [area]: event.currentTarget.value as Access } })
                  }
                  data={(['none', 'read', 'write'] as const).map((value) => ({
                    value,
                    label: t(`keys.access.${value}`),
                  }))}
                />
              ))}
            </div>
          )}
          {fault === 'scopes' && (
            <p role="alert" className={classes.fault}>
              {t('keys.reachMissing')}
            </p>
          )}
        </fieldset>
        <NativeSelect
          label={t('keys.expiry')}
          value={draft.expiry}
          onChange={(event) => change({ expiry: event.currentTarget.value as Expiry })}
          data={expiries.map((value) => ({ value, label: t(`keys.expiries.${value}`) }))}
        />
        {make.isError && (
          <Alert color="orange" role="alert" p="xs">
            {problemText(make.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('keys.cancel')}
          </Button>
          <Button type="submit" loading={make.isPending}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
