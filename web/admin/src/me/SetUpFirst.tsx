// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Paper, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client'
import { meQuery } from '../api/queries'
import { useTitle } from '../shell/useTitle'
import classes from './Me.module.css'
import { RecoveryCodes } from './RecoveryCodes'
import { SetUp } from './SetUp'

/** All that opens to whoever still has to set up the second step their shop asks for. */
export function SetUpFirst() {
  const t = useTranslations()
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>()
  const goOn = () => queries.invalidateQueries({ queryKey: meQuery.queryKey })
  useTitle(t('me.setUpFirst'))
  return (
    <main className={classes.alone}>
      <Paper className={classes.card} withBorder p="lg">
        <Title order={1} size="h3">
          {t('me.setUpFirst')}
        </Title>
        {codes === undefined ? (
          <>
            <Text size="sm" my="sm">
              {t('me.setUpFirstText')}
            </Text>
            <SetUp confirmed={setCodes} />
            <Button
              variant="subtle"
              mt="md"
              onClick={() => {
                void api
                  .POST('/sign-out')
                  .catch(() => undefined)
                  .then(goOn)
              }}
            >
              {t('account.signOut')}
            </Button>
          </>
        ) : (
          <RecoveryCodes codes={codes} done={() => void goOn()} />
        )}
      </Paper>
    </main>
  )
}
