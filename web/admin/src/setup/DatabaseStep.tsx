// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { useLanguage } from '../i18n/LanguageProvider'
import { Choice, StepForm, Told } from './parts'
import classes from './Setup.module.css'
import type { StepProps } from './Wizard'
import { heard, type Inside, setupQuery } from './wizard'

/** Which database is in use, and the way to another one. */
export function DatabaseStep({ inside, back, skip }: StepProps) {
  const t = useTranslations('setup.database')
  const setup = useTranslations('setup')
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [wantsOther, setWantsOther] = useState(false)
  const [url, setUrl] = useState('')
  const body = { url: url.trim() }
  const headers = { 'Accept-Language': language }
  const test = useMutation({ mutationFn: () => answer(api.POST('/setup/database/test', { body, headers })) })
  const move = useMutation({
    mutationFn: () => answer(api.POST('/setup/database/move', { body, headers })),
    onSuccess: (view) => queries.setQueryData(setupQuery.queryKey, heard(view)),
  })
  const { database } = inside
  const isMoving = database.move !== null && database.move.state !== 'failed'
  return (
    <StepForm submit={skip} back={isMoving ? undefined : back} isBusy={isMoving} error={null}>
      <Text>{database.kind === 'embedded' ? t('embedded') : t('postgresql', { shown: database.shown })}</Text>
      {database.fixed !== null ? (
        <Text c="dimmed" size="sm">
          {t('fixed', { name: database.fixed })}
        </Text>
      ) : (
        <>
          <Choice
            kind="checkbox"
            name="other"
            label={t('other')}
            isOn={wantsOther || isMoving}
            change={setWantsOther}
          />
          {wantsOther && !isMoving && (
            <>
              <TextInput
                label={t('url')}
                description={t('urlHint')}
                name="database"
                autoComplete="off"
                spellCheck={false}
                maxLength={1000}
                value={url}
                onChange={(event) => {
                  setUrl(event.currentTarget.value)
                  test.reset()
                }}
              />
              <Told trial={test.data} error={test.error ?? move.error} />
              {database.move?.state === 'failed' && (
                <Alert color="orange" role="alert" title={t('failed')}>
                  {database.move.message}
                </Alert>
              )}
              <Text c="dimmed" size="sm">
                {t('moveHint')}
              </Text>
              <Group>
                <Button
                  type="button"
                  variant="light"
                  disabled={url.trim() === ''}
                  loading={test.isPending}
                  onClick={() => test.mutate()}
                >
                  {setup('test')}
                </Button>
                <Button
                  type="button"
                  disabled={test.data?.ok !== true}
                  loading={move.isPending}
                  onClick={() => move.mutate()}
                >
                  {t('move')}
                </Button>
              </Group>
            </>
          )}
          {isMoving && <Moving />}
        </>
      )}
    </StepForm>
  )
}

/** Looks how far the move is until the engine is back on the new database. */
function Moving() {
  const t = useTranslations('setup.database')
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['setup', 'move'],
    queryFn: async () => {
      const view = await answer(api.GET('/setup', { headers: { 'Accept-Language': language } }))
      const now = view.inside?.database.move
      // Once it is back it tells again what was said before.
      if (now === null || now?.state === 'failed') queries.setQueryData(setupQuery.queryKey, heard(view))
      return view.inside ?? null
    },
    refetchInterval: 1000,
    retry: true,
  })
  const move = data?.database.move
  return (
    <div role="status" className={classes.group}>
      <progress className={classes.progress} aria-label={t('progress')} {...partOf(move)} />
      <span>{move === undefined || move === null ? t('prepare') : words(t, move)}</span>
    </div>
  )
}

type Move = Inside['database']['move'] | undefined

const partOf = (move: Move) =>
  move && move.tables > 0
    ? { max: 2 * move.tables, value: (move.step === 'copy' ? 0 : move.tables) + move.tables_done }
    : {}

function words(t: ReturnType<typeof useTranslations<'setup.database'>>, move: NonNullable<Move>): string {
  const counts = { done: move.tables_done + 1, tables: move.tables, rows: move.rows }
  if (move.state === 'moved') return t('moved')
  switch (move.step) {
    case 'copy':
      return t('copy', counts)
    case 'compare':
      return t('compare', { done: counts.done, tables: counts.tables })
    case 'finish':
      return t('finish')
    case 'prepare':
      return t('prepare')
  }
}
