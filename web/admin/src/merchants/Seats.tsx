// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Badge, Loader, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../shell/useProblemText'
import classes from './Merchants.module.css'
import { enter, seatsQuery } from './queries'

const many = 8

/** The shops one may go to, and going there. */
export function Seats({ entered }: { entered: () => void }) {
  const t = useTranslations()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 200)
  const { data, error, isError } = useQuery(seatsQuery(settled))
  const go = useMutation({ mutationFn: (id: string) => enter(queries, id), onSuccess: entered })
  const isLong = words !== '' || (data?.length ?? 0) > many
  const isOwner = data?.some((seat) => !seat.member) ?? false
  return (
    <div className={classes.seats}>
      {(isLong || isOwner) && (
        <TextInput
          type="search"
          aria-label={t('switcher.search')}
          placeholder={t('switcher.search')}
          data-autofocus
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {(isError || go.isError) && (
        <Alert color="red" role="alert" title={isError ? t('switcher.error') : undefined}>
          {problemText(error ?? go.error)}
        </Alert>
      )}
      {data === undefined && !isError && <Loader role="status" aria-label={t('app.loading')} />}
      {data?.length === 0 && <p className={classes.hint}>{t('switcher.none')}</p>}
      {data?.length === 1 && settled === '' && <p className={classes.hint}>{t('switcher.alone')}</p>}
      <ul className={classes.list}>
        {data?.map((seat) => (
          <li key={seat.id}>
            <button
              type="button"
              className={classes.seat}
              aria-current={seat.current}
              disabled={seat.current || go.isPending}
              onClick={() => go.mutate(seat.id)}
            >
              <span className={classes.seatName}>
                {seat.name}
                <small>{seat.member ? t(`role.${seat.role}`) : t('switcher.asOwner')}</small>
              </span>
              {seat.suspended && (
                <Badge variant="light" color="orange" className={classes.badge}>
                  {t('switcher.suspended')}
                </Badge>
              )}
              {seat.current && <small>{t('switcher.current')}</small>}
            </button>
          </li>
        ))}
      </ul>
      {isOwner && <p className={classes.hint}>{t('switcher.entered')}</p>}
    </div>
  )
}
