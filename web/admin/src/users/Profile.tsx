// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, NativeSelect, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { Role, User } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { roles } from './list'
import classes from './Users.module.css'
import { useChange } from './useChange'

/** Name and role. */
export function Profile({ user }: { user: User }) {
  const t = useTranslations()
  const problemText = useProblemText()
  const [name, setName] = useState(user.name)
  const [role, setRole] = useState<Role>(user.role)
  const { change, overtaken } = useChange(user)
  const patch = {
    ...(name.trim() === user.name ? {} : { name: name.trim() }),
    ...(role === user.role ? {} : { role }),
  }
  const isChanged = Object.keys(patch).length > 0 && name.trim() !== ''
  const isNamedElsewhere = user.works_elsewhere && !user.you
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && !change.isPending) change.mutate(patch)
      }}
    >
      <Title order={2} size="h5">
        {t('user.profile')}
      </Title>
      {overtaken && <Alert color="orange">{t('user.stale')}</Alert>}
      {change.isError && !isProblem(change.error, 'precondition_failed') && (
        <Alert color="red" role="alert">
          {problemText(change.error)}
        </Alert>
      )}
      <TextInput
        label={t('users.name')}
        required
        withAsterisk={false}
        maxLength={100}
        disabled={isNamedElsewhere}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('users.role')}
        disabled={user.you}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <Button type="submit" disabled={!isChanged} loading={change.isPending} className={classes.act}>
        {t('user.save')}
      </Button>
    </form>
  )
}
