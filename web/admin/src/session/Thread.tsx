// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionView } from '../api/types'
import { DownIcon } from '../shell/icons'
import { Bubble } from './Bubble'
import { CartLine } from './CartLine'
import { DraftBubble } from './DraftBubble'
import { InteractionLine } from './InteractionLine'
import classes from './Thread.module.css'
import { productTitles, seqOf, timeline } from './timeline'
import { useEarlier } from './useEarlier'
import { useOutbox } from './useOutbox'
import { useStickToEnd } from './useStickToEnd'

type Props = { view: SessionView; isPast: boolean; visitorTyping: boolean }

/** The conversation as bubbles, with what the visitor did between the words. */
export function Thread({ view, isPast, visitorTyping }: Props) {
  const t = useTranslations('session')
  const { outbox, drafts } = useOutbox(view.id, isPast ? 0 : view.seq)
  const { earlier, load, isLoading, isOffered } = useEarlier(view)
  const titles = useMemo(() => productTitles(view), [view])
  const entries = useMemo(
    () => timeline([...earlier, ...view.messages], view.interactions, view.cart_changes),
    [earlier, view.messages, view.interactions, view.cart_changes],
  )
  const lastSeen = view.messages.filter(({ by, seq }) => by === 'agent' && seq <= view.read.visitor).at(-1)
  const shownDrafts = isPast ? [] : drafts.filter((draft) => !view.messages.some(({ cid }) => cid === draft.cid))
  const { box, isAway, toEnd } = useStickToEnd(`${view.seq} ${shownDrafts.length} ${visitorTyping}`)

  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard */}
      <div className={classes.thread} ref={box} role="log" aria-label={t('conversation')} tabIndex={0}>
        {isOffered && (
          <Button
            variant="default"
            size="xs"
            className={classes.earlier}
            loading={isLoading}
            onClick={() => void load()}
          >
            {t('earlier')}
          </Button>
        )}
        {entries.length === 0 && shownDrafts.length === 0 && <p className={classes.silence}>{t('silence')}</p>}
        <ol className={classes.entries}>
          {entries.map((entry) => (
            <li key={seqOf(entry)}>
              {entry.kind === 'message' && <Bubble message={entry.message} isSeen={entry.message === lastSeen} />}
              {entry.kind === 'interaction' && (
                <InteractionLine interaction={entry.interaction} title={titles.get(entry.interaction.product)} />
              )}
              {entry.kind === 'cart' && <CartLine change={entry.change} />}
            </li>
          ))}
          {shownDrafts.map((draft) => (
            <li key={draft.cid}>
              <DraftBubble draft={draft} outbox={outbox} />
            </li>
          ))}
        </ol>
        <p className={classes.typing} aria-live="polite">
          {visitorTyping && t('typing')}
        </p>
      </div>
      {isAway && (
        <Button className={classes.toEnd} size="compact-sm" leftSection={<DownIcon size={16} />} onClick={toEnd}>
          {t('newBelow')}
        </Button>
      )}
    </div>
  )
}
