// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { User } from '../api/types'
import { PasswordField } from '../outside/PasswordField'
import { useProblemText } from '../shell/useProblemText'
import { Confirm } from './Confirm'
import { mailLink, removeUser, setPassword, usersKey } from './queries'
import classes from './Users.module.css'
import { useChange } from './useChange'

type Asked = 'lock' | 'password' | 'remove'

/** How somebody gets in, and how not any more. */
export function AccessPanel({ user }: { user: User }) {
  const t = useTranslations()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Asked>()
  const [password, setTyped] = useState('')
  const fresh = () => queries.invalidateQueries({ queryKey: usersKey })
  const done = async () => {
    setAsked(undefined)
    await fresh()
  }
  const { change } = useChange(user)
  const set = useMutation({ mutationFn: () => setPassword(user, password), onSuccess: done })
  const mail = useMutation({ mutationFn: () => mailLink(user) })
  const remove = useMutation({
    mutationFn: () => removeUser(user),
    onSuccess: async () => {
      await navigate({ to: '/users' })
      await fresh()
    },
  })
  const ask = (what: Asked) => {
    for (const act of [change, set, remove]) act.reset()
    setTyped('')
    setAsked(what)
  }
  const close = () => setAsked(undefined)
  const isLocked = user.status === 'locked'
  const mailError = mail.error ?? (asked === undefined ? change.error : null)
  return (
    <section className={classes.panel}>
      <Title order={2} size="h5">
        {t('user.access')}
      </Title>
      {mail.isSuccess && (
        <Alert color="green" role="status">
          {t('user.mailed')}
        </Alert>
      )}
      {mailError !== null && !isProblem(mailError, 'precondition_failed') && (
        <Alert color="red" role="alert">
          {problemText(mailError)}
        </Alert>
      )}
      <div className={classes.acts}>
        <Button variant="default" disabled={isLocked} loading={mail.isPending} onClick={() => mail.mutate()}>
          {user.status === 'invited' ? t('user.mailInvite') : t('user.mailReset')}
        </Button>
        <Button variant="default" disabled={user.works_elsewhere} onClick={() => ask('password')}>
          {t('user.setPassword')}
        </Button>
        <Button
          variant="default"
          disabled={user.status === 'invited'}
          onClick={() => change.mutate({ must_change_password: !user.must_change_password })}
        >
          {user.must_change_password ? t('user.unforce') : t('user.force')}
        </Button>
        {isLocked ? (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ locked: false })}>
            {t('user.unlock')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => ask('lock')}>
            {t('user.lock')}
          </Button>
        )}
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => ask('remove')}>
          {t('user.remove')}
        </Button>
      </div>
      <Confirm
        opened={asked === 'lock'}
        title={t('user.lockTitle', { name: user.name })}
        text={t('bulk.lockText')}
        confirm={t('bulk.lockConfirm')}
        isPending={change.isPending}
        error={change.error}
        act={() => change.mutate({ locked: true }, { onSuccess: close })}
        close={close}
      />
      <Confirm
        opened={asked === 'password'}
        title={t('user.setTitle', { name: user.name })}
        text={t('user.setText')}
        confirm={t('user.setConfirm')}
        isPending={set.isPending}
        error={set.error}
        act={() => set.mutate()}
        close={close}
        isHarmless
      >
        <PasswordField label={t('outside.newPassword')} value={password} change={setTyped} error={set.error} />
      </Confirm>
      <Confirm
        opened={asked === 'remove'}
        title={t('user.removeTitle', { name: user.name })}
        text={t(user.works_elsewhere ? 'user.removeShared' : 'user.removeText', { name: user.name })}
        confirm={t('user.removeConfirm')}
        isPending={remove.isPending}
        error={remove.error}
        act={() => remove.mutate()}
        close={close}
      />
    </section>
  )
}
