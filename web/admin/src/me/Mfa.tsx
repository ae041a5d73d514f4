// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { meQuery } from '../api/queries'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import classes from './Me.module.css'
import { Prove } from './Prove'
import { mfaQuery, removeMfa, renewCodes } from './queries'
import { RecoveryCodes } from './RecoveryCodes'
import { SetUp } from './SetUp'

type Doing = { what: 'set-up' | 'turn-off' | 'renew' } | { what: 'codes'; codes: readonly string[] } | undefined

/** The second step at sign-in: off, being set up, or on. */
export function Mfa() {
  const t = useTranslations('me')
  const format = useFormatter()
  const queries = useQueryClient()
  const { data, error, isPending, isError, refetch } = useQuery(mfaQuery)
  const [doing, setDoing] = useState<Doing>()
  const changed = () => {
    void queries.invalidateQueries({ queryKey: mfaQuery.queryKey })
    void queries.invalidateQueries({ queryKey: meQuery.queryKey })
  }
  const show = (codes: readonly string[]) => {
    setDoing({ what: 'codes', codes })
    changed()
  }
  return (
    <section className={classes.group} aria-labelledby="own-mfa">
      <h2 id="own-mfa" className={classes.legend}>
        {t('mfa')}
      </h2>
      <p className={classes.hint}>{t('mfaHint')}</p>
      {isPending && <ListLoading />}
      {isError && <ListFailed title={t('mfaError')} error={error} again={() => void refetch()} />}
      {data !== undefined && (
        <p className={classes.none}>
          <strong>
            {data.since === undefined
              ? t('mfaOff')
              : t('mfaOn', { when: format.dateTime(new Date(data.since), { dateStyle: 'medium' }) })}
          </strong>{' '}
          {data.enabled && t('codesLeft', { count: data.recovery_codes_left })} {data.required && t('mfaRequired')}
        </p>
      )}
      {doing?.what === 'codes' && <RecoveryCodes codes={doing.codes} done={() => setDoing(undefined)} />}
      {doing?.what === 'set-up' && <SetUp confirmed={show} cancel={() => setDoing(undefined)} />}
      {doing === undefined && data?.enabled === false && (
        <Button className={classes.act} onClick={() => setDoing({ what: 'set-up' })}>
          {t('setUp')}
        </Button>
      )}
      {doing?.what !== 'codes' && data?.enabled === true && (
        <Group gap="sm">
          <Button variant="default" onClick={() => setDoing({ what: 'renew' })}>
            {t('newCodes')}
          </Button>
          <Button variant="default" onClick={() => setDoing({ what: 'turn-off' })}>
            {t('turnOff')}
          </Button>
        </Group>
      )}
      {doing?.what === 'renew' && (
        <Prove
          title={t('newCodesTitle')}
          text={t('newCodesText')}
          act={renewCodes}
          done={(codes) => show(codes)}
          close={() => setDoing(undefined)}
        />
      )}
      {doing?.what === 'turn-off' && (
        <Prove
          title={t('turnOffTitle')}
          text={t('turnOffText')}
          act={removeMfa}
          done={() => {
            setDoing(undefined)
            changed()
          }}
          close={() => setDoing(undefined)}
        />
      )}
    </section>
  )
}
