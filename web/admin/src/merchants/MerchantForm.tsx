// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Modal, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { meQuery } from '../api/queries'
import type { Merchant } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { empty, type Form, formOf, newOf, patchOf } from './form'
import { addMerchant, changeMerchant, merchantsKey } from './queries'

const zonesKnown = Intl.supportedValuesOf('timeZone')

export function AddMerchant() {
  const t = useTranslations('merchants')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Dialog title={t('addTitle')} opened={isOpen} close={() => setOpen(false)} />
    </>
  )
}

export function EditMerchant({ merchant }: { merchant: Merchant }) {
  const t = useTranslations('merchants')
  const [isOpen, setOpen] = useState(false)
  const { name } = merchant
  return (
    <>
      <Button size="xs" variant="default" aria-label={t('editOf', { name })} onClick={() => setOpen(true)}>
        {t('edit')}
      </Button>
      <Dialog title={t('editTitle', { name })} opened={isOpen} close={() => setOpen(false)} merchant={merchant} />
    </>
  )
}

type Props = { title: string; opened: boolean; close: () => void; merchant?: Merchant }

function Dialog({ title, opened, close, merchant }: Props) {
  const t = useTranslations('merchants')
  return (
    <Modal opened={opened} onClose={close} title={title} centered closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Fields close={close} {...(merchant === undefined ? {} : { merchant })} />
    </Modal>
  )
}

function Fields({ close, merchant }: { close: () => void; merchant?: Merchant }) {
  const t = useTranslations('merchants')
  const me = useMe()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [form, setForm] = useState<Form>(() => (merchant === undefined ? empty(me.merchant.zone) : formOf(merchant)))
  const zones = useMemo(() => [...new Set([form.zone, ...zonesKnown])], [form.zone])
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }))
  const save = useMutation({
    mutationFn: async () => {
      if (merchant === undefined) return addMerchant(newOf(form))
      const patch = patchOf(form, merchant)
      return Object.keys(patch).length === 0 ? merchant : changeMerchant(merchant, patch)
    },
    onSuccess: async () => {
      close()
      await queries.invalidateQueries({ queryKey: merchantsKey })
      await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate()
  }
  const text = (field: 'name' | 'id' | 'currency' | 'region' | 'adminName' | 'adminEmail') => ({
    label: t(field),
    autoComplete: 'off',
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  })
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput {...text('name')} required withAsterisk={false} maxLength={100} data-autofocus />
        {merchant === undefined && <TextInput {...text('id')} description={t('idHint')} maxLength={40} />}
        <Select
          label={t('zone')}
          data={zones}
          searchable
          limit={60}
          allowDeselect={false}
          value={form.zone}
          onChange={(zone) => zone !== null && set({ zone })}
        />
        <TextInput {...text('currency')} description={t('currencyHint')} required withAsterisk={false} maxLength={3} />
        <TextInput {...text('region')} description={t('regionHint')} required withAsterisk={false} maxLength={2} />
        <NativeSelect
          label={t('languages')}
          value={form.languages}
          onChange={(event) => set({ languages: event.currentTarget.value as Form['languages'] })}
          data={(['both', 'tr', 'en'] as const).map((value) => ({ value, label: t(value) }))}
        />
        {form.languages === 'both' && (
          <NativeSelect
            label={t('defaultLanguage')}
            value={form.first}
            onChange={(event) => set({ first: event.currentTarget.value as Form['first'] })}
            data={(['tr', 'en'] as const).map((value) => ({ value, label: t(value) }))}
          />
        )}
        {merchant === undefined && (
          <>
            <TextInput {...text('adminName')} maxLength={100} />
            <TextInput {...text('adminEmail')} type="email" maxLength={254} />
            <Text size="sm" c="dimmed">
              {t('adminHint')}
            </Text>
          </>
        )}
        {save.isError && (
          <Alert color="red" role="alert">
            {problemText(save.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {merchant === undefined ? t('create') : t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
