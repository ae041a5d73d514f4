// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client'
import { forgetOthers, meQuery } from '../api/queries'
import type { Me } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { useTitle } from '../shell/useTitle'
import { MerchantTexts } from './MerchantTexts'
import { resumeMerchant } from './queries'
import { Seats } from './Seats'

/** What the staff of a suspended shop see: why, and the way elsewhere. */
export function SuspendedPage({ me }: { me: Me }) {
  return (
    <MerchantTexts>
      <Closed me={me} />
    </MerchantTexts>
  )
}

function Closed({ me }: { me: Me }) {
  const t = useTranslations('closed')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: meQuery.queryKey })
  const resume = useMutation({ mutationFn: () => resumeMerchant(me.merchant.id), onSuccess: again })
  const signOut = async () => {
    await api.POST('/sign-out').catch(() => undefined)
    await again()
    forgetOthers(queries)
  }
  const why = me.merchant.suspended?.why ?? ''
  useTitle(t('title', { name: me.merchant.name }))
  return (
    <Paper component="main" m="auto" p="lg" withBorder maw="30rem" w="calc(100% - 2rem)">
      <Stack gap="md">
        <Title order={1} size="h3">
          {t('title', { name: me.merchant.name })}
        </Title>
        <Text>{t('text')}</Text>
        {why !== '' && <Text fw={600}>{t('why', { why })}</Text>}
        {resume.isError && (
          <Alert color="red" role="alert">
            {problemText(resume.error)}
          </Alert>
        )}
        {me.owner && (
          <Button loading={resume.isPending} onClick={() => resume.mutate()}>
            {t('resume')}
          </Button>
        )}
        <Title order={2} size="h5">
          {t('elsewhere')}
        </Title>
        <Seats entered={() => undefined} />
        <Button variant="default" onClick={() => void signOut()}>
          {t('signOut')}
        </Button>
      </Stack>
    </Paper>
  )
}
