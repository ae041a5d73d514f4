// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Divider } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { rememberPage } from './afterwards'
import { OidcTexts } from './OidcTexts'
import { beginOidc, waysQuery } from './queries'
import { useOidcProblem } from './useOidcProblem'

/** The other way in, where the installation has one. */
export function OidcWay() {
  return (
    <OidcTexts>
      <Way />
    </OidcTexts>
  )
}

function Way() {
  const t = useTranslations('oidc')
  const problemText = useOidcProblem()
  const { data } = useQuery(waysQuery)
  const begin = useMutation({
    mutationFn: beginOidc,
    onSuccess: (location) => {
      rememberPage()
      window.location.assign(location)
    },
  })
  const name = data?.oidc?.name
  if (name === undefined) return null
  return (
    <>
      <Divider label={t('or')} labelPosition="center" />
      {begin.isError && (
        <Alert color="red" role="alert">
          {problemText(begin.error)}
        </Alert>
      )}
      <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t('with', { name })}
      </Button>
    </>
  )
}
