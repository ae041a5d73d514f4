// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Anchor, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import type { SessionView } from '../api/types'
import { useVisitorName } from '../sessions/names'
import { useTitle } from '../shell/useTitle'
import { Composer } from './Composer'
import { Details } from './Details'
import { ErasePerson } from './ErasePerson'
import { OwnerControls } from './OwnerControls'
import { PastBanner } from './PastBanner'
import classes from './SessionPage.module.css'
import { NoSuchSession, SessionFailed, SessionLoading } from './SessionStates'
import { SessionTitle } from './SessionTitle'
import { Thread } from './Thread'
import { TimeSlider } from './TimeSlider'
import { usePast } from './usePast'
import { useReading, useSession } from './useSession'

/** One session: what was said and done, now or at any moment of its past. */
export function SessionPage() {
  const { id } = useParams({ from: '/sessions/$id' })
  const { view, visitorTyping, query } = useSession(id)
  useReading(view)
  if (view !== undefined) return <Opened key={id} now={view} visitorTyping={visitorTyping} />
  if (isProblem(query.error, 'not_found', 'invalid')) return <NoSuchSession />
  if (query.isError) return <SessionFailed error={query.error} again={() => void query.refetch()} />
  return <SessionLoading />
}

type Part = 'conversation' | 'details'

function Opened({ now, visitorTyping }: { now: SessionView; visitorTyping: boolean }) {
  const t = useTranslations('session')
  const [part, setPart] = useState<Part>('conversation')
  const isNarrow = useMediaQuery('(max-width: 62em)', window.matchMedia('(max-width: 62em)').matches)
  const { at, look, past } = useLooking(now)
  const shown = at === undefined ? now : (past.view ?? now)
  useTitle(useVisitorName()(now))

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Anchor component={Link} to="/" size="sm" className={classes.back}>
          ‹ {t('back')}
        </Anchor>
        <div className={classes.headLine}>
          <SessionTitle view={shown} />
          <OwnerControls view={now} isPast={at !== undefined} />
        </div>
      </div>
      <TimeSlider head={now.seq} at={at} look={look} />
      {at !== undefined && <PastBanner at={at} past={past} back={() => look(undefined)} />}
      {isNarrow && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('parts')}
          value={part}
          onChange={(value) => setPart(value as Part)}
          data={[
            { value: 'conversation', label: t('conversation') },
            { value: 'details', label: t('details') },
          ]}
        />
      )}
      <div className={classes.parts}>
        {(!isNarrow || part === 'conversation') && (
          <section className={classes.conversation} aria-label={t('conversation')}>
            <Thread view={shown} isPast={at !== undefined} visitorTyping={visitorTyping && at === undefined} />
            <Composer view={now} isPast={at !== undefined} />
          </section>
        )}
        {(!isNarrow || part === 'details') && (
          <aside className={classes.details} aria-label={t('details')} tabIndex={isNarrow ? -1 : 0}>
            <Details view={shown} />
            {at === undefined && <ErasePerson view={now} />}
          </aside>
        )}
      </div>
    </div>
  )
}

/** Which moment one looks at; it stands in the address, so that it can be shown to a colleague. */
function useLooking(now: SessionView) {
  const { at: wanted } = useSearch({ from: '/sessions/$id' })
  const navigate = useNavigate({ from: '/sessions/$id' })
  const at = wanted !== undefined && wanted < now.seq ? wanted : undefined
  const past = usePast(now.id, at)
  const look = (seq: number | undefined) =>
    void navigate({ search: seq === undefined ? {} : { at: seq }, replace: true })
  return { at, look, past }
}
