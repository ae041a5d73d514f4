// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { meQuery, settingsQuery } from '../api/queries'
import type { Role, Settings } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import classes from './SettingsPage.module.css'

const roles: readonly Role[] = ['viewer', 'operator', 'admin']

type Props = { settings: Settings; merchant: string; isAdmin: boolean }

/** Whose people have to have a second step at sign-in; each tick is in force at once. */
export function MfaRule({ settings, merchant, isAdmin }: Props) {
  const t = useTranslations()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (next: Role[]) =>
      answer(
        api.PATCH('/merchants/{id}/settings', {
          params: { path: { id: merchant } },
          headers: { 'Content-Type': 'application/merge-patch+json' },
          body: { mfa_required_for: next },
        }),
      ),
    onSuccess: (saved) => {
      queries.setQueryData(settingsQuery(merchant).queryKey, saved)
      void queries.invalidateQueries({ queryKey: meQuery.queryKey })
    },
  })
  // What was ticked stands there at once.
  const asked = save.isPending ? save.variables : settings.mfa_required_for
  return (
    <fieldset className={classes.group}>
      <legend>{t('me.mfa')}</legend>
      <p className={classes.hint}>{t('mfaRule.hint')}</p>
      <div className={classes.choice}>
        <span className={classes.label}>{t('mfaRule.label')}</span>
        {roles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={asked.includes(role)}
              disabled={!isAdmin || save.isPending}
              onChange={(event) =>
                save.mutate(event.currentTarget.checked ? [...asked, role] : asked.filter((one) => one !== role))
              }
            />{' '}
            {t(`role.${role}`)}
          </label>
        ))}
      </div>
      {save.isError && (
        <Alert color="orange" role="alert" p="xs">
          {problemText(save.error)}
        </Alert>
      )}
      <span role="status" className={classes.saved}>
        {save.isSuccess ? t('settings.saved') : ''}
      </span>
    </fieldset>
  )
}
