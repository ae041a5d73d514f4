// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayAnswer, useMe } from '../access/me'
import { Withheld } from '../access/Withheld'
import { answer, api } from '../api/client'
import { isProblem } from '../api/problem'
import { sessionQuery } from '../api/queries'
import type { Owner, SessionView } from '../api/types'
import { BotIcon, PersonIcon } from '../shell/icons'
import { useProblemText } from '../shell/useProblemText'
import classes from './SessionPage.module.css'

/** Who answers, and how that changes: by compare-and-set, so that nobody is overrun unseen. */
export function OwnerControls({ view, isPast }: { view: SessionView; isPast: boolean }) {
  const t = useTranslations('owner')
  const me = useMe()
  const { owner } = view
  const isMine = owner.kind === 'agent' && owner.id === me.user.id
  const { change, note } = useOwnership(view, isMine)
  const name = owner.name ?? t('somebody')
  const isOpen = view.status === 'open'

  return (
    <div className={classes.owner}>
      {isOpen && (
        <span className={classes.answers}>
          {owner.kind === 'bot' ? <BotIcon /> : <PersonIcon />}
          {owner.kind === 'bot' ? t('bot') : isMine ? t('you') : t('agent', { name })}
        </span>
      )}
      {mayAnswer(me) && isOpen && (
        <Button
          size="sm"
          variant={isMine ? 'default' : 'filled'}
          loading={change.isPending}
          disabled={isPast}
          onClick={() => change.mutate(isMine ? 'hand-back' : 'take')}
        >
          {isMine ? t('handBack') : owner.kind === 'agent' ? t('takeFrom', { name }) : t('take')}
        </Button>
      )}
      {!mayAnswer(me) && isOpen && (
        <Withheld operation="takeSession" size="sm">
          {owner.kind === 'agent' ? t('takeFrom', { name }) : t('take')}
        </Withheld>
      )}
      {note !== undefined && (
        <Alert color="orange" role="alert" p="xs" className={classes.note}>
          {note}
        </Alert>
      )}
    </div>
  )
}

function useOwnership(view: SessionView, isMine: boolean) {
  const t = useTranslations('owner')
  const me = useMe()
  const queries = useQueryClient()
  const problemText = useProblemText()
  const [note, setNote] = useState<string>()
  const asked = useRef(false)
  const wasMine = useRef(isMine)
  const { id, owner } = view

  const overtaken = (by: Owner) => (by.kind === 'bot' ? t('staleBot') : t('stale', { name: by.name ?? t('somebody') }))

  const change = useMutation({
    mutationFn: (to: 'take' | 'hand-back') => {
      asked.current = true
      setNote(undefined)
      const request = { params: { path: { id } }, body: { expect: owner.version } }
      return answer(
        to === 'take' ? api.POST('/sessions/{id}/take', request) : api.POST('/sessions/{id}/hand-back', request),
      )
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: sessionQuery(id).queryKey, exact: true }),
    onError: async (error) => {
      if (!isProblem(error, 'stale', 'not_owner')) {
        setNote(problemText(error))
        return
      }
      const fresh = await queries.fetchQuery({ ...sessionQuery(id), staleTime: 0 }).catch(() => view)
      if (fresh.owner.id !== me.user.id) setNote(overtaken(fresh.owner))
    },
  })

  // Losing a session one has not handed back oneself is said aloud.
  useEffect(() => {
    if (wasMine.current && !isMine && !asked.current && view.status === 'open') setNote(overtaken(owner))
    if (isMine) setNote(undefined)
    wasMine.current = isMine
    asked.current = false
  })

  return { change, note }
}
