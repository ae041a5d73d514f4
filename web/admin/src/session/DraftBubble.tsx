// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Refusal } from '../live/commands'
import { useProblemText } from '../shell/useProblemText'
import type { Draft, Outbox } from './outbox'
import classes from './Thread.module.css'

/** An answer that is not acknowledged yet, or was refused. */
export function DraftBubble({ draft, outbox }: { draft: Draft; outbox: Outbox }) {
  const t = useTranslations('session')
  const problemText = useProblemText()
  return (
    <article className={classes.message} data-by="agent" data-state={draft.failed === undefined ? 'sending' : 'failed'}>
      <div className={classes.bubble}>
        <p className={classes.text}>{draft.text}</p>
      </div>
      {draft.failed === undefined ? (
        <footer className={classes.meta}>{t('sending')}</footer>
      ) : (
        <footer className={classes.meta} role="alert">
          <span className={classes.failed}>{t('failed', { reason: problemText(new Refusal(draft.failed)) })}</span>
          <Button size="compact-xs" variant="default" onClick={() => outbox.again(draft.cid)}>
            {t('sendAgain')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => outbox.discard(draft.cid)}>
            {t('discard')}
          </Button>
        </footer>
      )}
    </article>
  )
}
