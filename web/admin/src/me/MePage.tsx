// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { KeyActs } from '../keys/KeyActs'
import { KeyList } from '../keys/KeyList'
import { ownKeysQuery } from '../keys/queries'
import { Link } from '../oidc/Link'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { useTitle } from '../shell/useTitle'
import classes from './Me.module.css'
import { Mfa } from './Mfa'
import { Sessions } from './Sessions'

/** What concerns the person alone, whatever the shop. */
export function MePage() {
  const t = useTranslations('me')
  useTitle(t('title'))
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <Mfa />
      <Link />
      <Sessions />
      <Keys />
    </div>
  )
}

function Keys() {
  const t = useTranslations()
  const { data, error, isPending, isError, refetch } = useQuery(ownKeysQuery)
  return (
    <KeyActs isOwn>
      {({ add, revoke }) => (
        <section className={classes.group} aria-labelledby="own-keys">
          <div className={classes.head}>
            <h2 id="own-keys" className={classes.legend}>
              {t('me.keys')}
            </h2>
            <Button variant="default" size="xs" onClick={add}>
              {t('keys.add')}
            </Button>
          </div>
          <p className={classes.hint}>{t('me.keysHint')}</p>
          {isPending && <ListLoading />}
          {isError && <ListFailed title={t('keys.errorTitle')} error={error} again={() => void refetch()} />}
          {data?.items.length === 0 && <p className={classes.none}>{t('me.noKeys')}</p>}
          {data !== undefined && data.items.length > 0 && <KeyList keys={data.items} revoke={revoke} />}
        </section>
      )}
    </KeyActs>
  )
}
