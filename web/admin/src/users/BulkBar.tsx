// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Problem } from '../api/problem'
import type { BulkResult, Role, User } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { Confirm } from './Confirm'
import { roles } from './list'
import { type Act, bulk, usersKey } from './queries'
import classes from './Users.module.css'

const words = { lock: 'lock', unlock: 'unlock', role: 'role', delete: 'remove' } as const
const acts = ['lock', 'unlock', 'role', 'delete'] as const

/** What can be done to everybody chosen, and what became of it for each. */
export function BulkBar({ users, clear }: { users: readonly User[]; clear: () => void }) {
  const t = useTranslations('bulk')
  const roleName = useTranslations('role')
  const queries = useQueryClient()
  const [act, setAct] = useState<Act>()
  const [role, setRole] = useState<Role>('operator')
  // Who was meant stays named when the list no longer has them.
  const [meant, setMeant] = useState<readonly User[]>([])
  const run = useMutation({
    mutationFn: (what: Act) =>
      bulk(
        meant.map(({ id }) => id),
        what,
        role,
      ),
    onSuccess: async () => {
      setAct(undefined)
      clear()
      await queries.invalidateQueries({ queryKey: usersKey })
    },
  })
  const ask = (what: Act) => {
    run.reset()
    setMeant(users)
    setAct(what)
  }
  const word = words[act ?? 'lock']
  return (
    <>
      {run.data !== undefined && <Outcome results={run.data} users={meant} />}
      {users.length > 0 && (
        <section className={classes.bulk} aria-label={t('chosen', { count: users.length })}>
          <strong>{t('chosen', { count: users.length })}</strong>
          {acts.map((what) => (
            <Button
              key={what}
              size="xs"
              variant="default"
              {...(what === 'delete' ? { c: 'var(--mantine-color-error)' } : {})}
              onClick={() => ask(what)}
            >
              {t(words[what])}
            </Button>
          ))}
          <Button size="xs" variant="subtle" onClick={clear}>
            {t('clear')}
          </Button>
        </section>
      )}
      <Confirm
        opened={act !== undefined}
        title={t(`${word}Title`, { count: meant.length })}
        text={t(`${word}Text`)}
        confirm={t(`${word}Confirm`)}
        isPending={run.isPending}
        error={run.error}
        act={() => act !== undefined && run.mutate(act)}
        close={() => setAct(undefined)}
        isHarmless={act === 'unlock' || act === 'role'}
      >
        <ul className={classes.meant}>
          {meant.map(({ id, name, email }) => (
            <li key={id}>
              {name} <span className={classes.dim}>{email}</span>
            </li>
          ))}
        </ul>
        {act === 'role' && (
          <NativeSelect
            label={t('newRole')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={roles.map((value) => ({ value, label: roleName(value) }))}
          />
        )}
      </Confirm>
    </>
  )
}

function Outcome({ results, users }: { results: readonly BulkResult[]; users: readonly User[] }) {
  const t = useTranslations('bulk')
  const problemText = useProblemText()
  const refused = results.filter(({ done }) => !done)
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? id
  return (
    <Alert color={refused.length > 0 ? 'orange' : 'green'} role="status">
      {t('done', { count: results.length - refused.length })}
      {refused.map(({ id, code }) => (
        <div key={id}>
          {t('refused', { name: nameOf(id), reason: problemText(new Problem(409, code ?? 'internal')) })}
        </div>
      ))}
    </Alert>
  )
}
