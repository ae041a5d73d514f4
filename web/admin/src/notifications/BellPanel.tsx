// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useNow, useTranslations } from 'use-intl'
import { useProblemText } from '../shell/useProblemText'
import { newest } from './fold'
import { NoticeLine } from './NoticeLine'
import classes from './Notices.module.css'
import { useNotices } from './NoticesProvider'
import { NoticeTexts } from './NoticeTexts'
import { useReadAll } from './ReadAll'
import { useActs } from './useActs'

/** The newest notifications, and the way to all of them. */
export function BellPanel({ close }: { close: () => void }) {
  return (
    <NoticeTexts>
      <Newest close={close} />
    </NoticeTexts>
  )
}

function Newest({ close }: { close: () => void }) {
  const t = useTranslations('notices')
  const now = useNow({ updateInterval: 30_000 })
  const problemText = useProblemText()
  const notices = useNotices()
  const { act, error, pending } = useActs()
  const { all, isNeeded } = useReadAll([])
  const items = newest(notices, 10)
  const fault = error ?? all.error
  return (
    <>
      <div className={classes.panelHead}>
        <h2 className={classes.panelTitle}>{t('latest')}</h2>
        {isNeeded && (
          <Button size="compact-sm" variant="subtle" loading={all.isPending} onClick={() => all.mutate()}>
            {t('readAll')}
          </Button>
        )}
      </div>
      {fault !== null && (
        <Alert color="red" role="alert" p="xs">
          {problemText(fault)}
        </Alert>
      )}
      {items.length === 0 && <p className={classes.detail}>{t('emptyText')}</p>}
      <ul className={classes.list}>
        {items.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} now={now} act={act} pending={pending} left={close} isShort />
          </li>
        ))}
      </ul>
      <Button component={Link} to="/notifications" variant="default" mt="sm" onClick={close}>
        {t('centre')}
      </Button>
    </>
  )
}
