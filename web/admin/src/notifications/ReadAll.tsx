// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Notice } from '../api/types'
import { useProblemText } from '../shell/useProblemText'
import { newestSeq } from './fold'
import { useNoticeFeed, useNotices } from './NoticesProvider'
import { actOn, readAll } from './queries'

const mostUndone = 50

/** Everything read at once. It can be undone when each of what was unread is known here. */
export function useReadAll(shown: readonly Notice[]) {
  const feed = useNoticeFeed()
  const { unread, known } = useNotices()
  const all = useMutation({
    mutationFn: async () => {
      const were = [...new Map([...known.values(), ...shown].map((one) => [one.id, one])).values()].filter(
        ({ read }) => !read,
      )
      const upto = Math.max(newestSeq(feed.read()), ...shown.map(({ seq }) => seq))
      const { unread: left } = await readAll(upto)
      feed.event({ event: 'read_all', upto, unread: left })
      return { count: unread - left, were: were.length === unread && unread <= mostUndone ? were : [] }
    },
  })
  return { all, isNeeded: unread > 0 }
}

export function ReadAllDone({ count, were, over }: { count: number; were: readonly Notice[]; over: () => void }) {
  const t = useTranslations('notices')
  const problemText = useProblemText()
  const feed = useNoticeFeed()
  const undo = useMutation({
    mutationFn: async () => {
      for (const { id } of were) feed.answered((await actOn(id, 'unread')).notification)
    },
  })
  const text = undo.isError ? problemText(undo.error) : undo.isSuccess ? t('undone') : t('readAllDone', { count })
  return (
    <Alert
      color={undo.isError ? 'red' : 'blue'}
      role="status"
      withCloseButton
      closeButtonLabel={t('dismiss')}
      onClose={over}
    >
      <Group gap="sm">
        <Text size="sm">{text}</Text>
        {were.length > 0 && !undo.isSuccess && (
          <Button size="compact-sm" variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
