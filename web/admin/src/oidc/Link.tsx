// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import classes from '../me/Me.module.css'
import { ListFailed } from '../sessions/ListStates'
import { useProblemText } from '../shell/useProblemText'
import { OidcTexts } from './OidcTexts'
import { linkQuery, unlink } from './queries'

/** Whether the issuer knows the person, and the way to end that; nothing where there is no issuer. */
export function Link() {
  return (
    <OidcTexts>
      <Linked />
    </OidcTexts>
  )
}

function Linked() {
  const t = useTranslations('oidc')
  const format = useFormatter()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const { data, error, isError, refetch } = useQuery(linkQuery)
  const end = useMutation({
    mutationFn: unlink,
    onSettled: () => queries.invalidateQueries({ queryKey: linkQuery.queryKey }),
  })
  const name = data?.name
  if (!isError && name == null) return null
  const day = (at: string | undefined) =>
    at === undefined ? '' : format.dateTime(new Date(at), { dateStyle: 'medium' })
  return (
    <section className={classes.group} aria-labelledby="own-oidc">
      <h2 id="own-oidc" className={classes.legend}>
        {t('link')}
      </h2>
      {isError && <ListFailed title={t('linkError')} error={error} again={() => void refetch()} />}
      {name != null && (
        <>
          <p className={classes.hint}>{t('linkHint', { name })}</p>
          {end.isError && (
            <Alert color="orange" role="alert" p="xs">
              {problemText(end.error)}
            </Alert>
          )}
          <p className={classes.none} role="status">
            {data?.linked_at !== undefined
              ? t('linked', { when: day(data.linked_at), used: day(data.last_used_at) })
              : end.isSuccess
                ? t('unlinked', { name })
                : t('notLinked', { name })}
          </p>
          {data?.linked_at !== undefined && (
            <Button variant="default" className={classes.act} loading={end.isPending} onClick={() => end.mutate()}>
              {t('unlink')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
