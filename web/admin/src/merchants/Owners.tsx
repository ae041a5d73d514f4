// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Loader, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { meQuery } from '../api/queries'
import type { InstallationOwner } from '../api/types'
import { ListFailed } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { Confirm } from '../users/Confirm'
import classes from './Merchants.module.css'
import { addOwner, ownersQuery, removeOwner } from './queries'

/** Who stands above the shops. */
export function Owners() {
  const t = useTranslations()
  const query = useQuery(ownersQuery)
  return (
    <section className={classes.section} aria-labelledby="owners">
      <Title order={2} size="h4" id="owners">
        {t('merchants.owners')}
      </Title>
      <p className={classes.hint}>{t('merchants.ownersHint')}</p>
      {query.isPending && <Loader role="status" aria-label={t('app.loading')} />}
      {query.isError && (
        <ListFailed title={t('merchants.ownersError')} error={query.error} again={() => void query.refetch()} />
      )}
      <ul className={classes.list}>
        {query.data?.map((owner) => (
          <OwnerCard key={owner.id} owner={owner} />
        ))}
      </ul>
      <AddOwner />
    </section>
  )
}

function OwnerCard({ owner }: { owner: InstallationOwner }) {
  const t = useTranslations('merchants')
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { name } = owner
  const remove = useMutation({
    mutationFn: () => removeOwner(owner.id),
    onSuccess: async () => {
      setOpen(false)
      await queries.invalidateQueries({ queryKey: owner.you ? meQuery.queryKey : ownersQuery.queryKey })
    },
  })
  return (
    <li className={classes.card}>
      <span className={classes.named}>
        {owner.you ? `${name} (${t('you')})` : name}
        <small>
          {owner.email}
          {!owner.able && ` · ${t('unable')}`}
        </small>
      </span>
      <Button size="xs" variant="default" aria-label={t('removeOwnerOf', { name })} onClick={() => setOpen(true)}>
        {t('removeOwner')}
      </Button>
      <Confirm
        opened={isOpen}
        title={t('removeOwnerTitle', { name })}
        text={t('removeOwnerText', { name })}
        confirm={t('removeOwner')}
        isPending={remove.isPending}
        error={remove.error}
        act={() => remove.mutate()}
        close={() => setOpen(false)}
      />
    </li>
  )
}

function AddOwner() {
  const t = useTranslations('merchants')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const add = useMutation({
    mutationFn: () => addOwner(email.trim()),
    onSuccess: (owners) => {
      setEmail('')
      queries.setQueryData(ownersQuery.queryKey, owners)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!add.isPending) add.mutate()
  }
  return (
    <form onSubmit={submit}>
      <div className={classes.filters}>
        <TextInput
          className={classes.words}
          aria-label={t('addOwner')}
          placeholder={t('addOwner')}
          type="email"
          autoComplete="off"
          required
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t('addOwnerAct')}
        </Button>
      </div>
      {add.isError && (
        <Alert color="orange" role="alert" p="xs" mt="xs">
          {problemText(add.error)}
        </Alert>
      )}
    </form>
  )
}
