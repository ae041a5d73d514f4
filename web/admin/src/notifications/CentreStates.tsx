// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import listClasses from '../sessions/ListStates.module.css'
import { BellIcon, SearchIcon, VerifiedIcon } from '../shell/icons'

export function FirstUse() {
  const t = useTranslations('notices')
  return <Empty icon={<BellIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')} />
}

export function NoneUnread({ clear }: { clear: () => void }) {
  const t = useTranslations('notices')
  return (
    <Empty icon={<VerifiedIcon size={36} />} title={t('noneUnreadTitle')} text={t('noneUnreadText')} clear={clear} />
  )
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('notices')
  return <Empty icon={<SearchIcon size={36} />} title={t('noMatchTitle')} text={t('noMatchText')} clear={clear} />
}

function Empty({ icon, title, text, clear }: { icon: ReactNode; title: string; text: string; clear?: () => void }) {
  const t = useTranslations('notices')
  return (
    <div className={listClasses.empty}>
      <span className={listClasses.icon}>{icon}</span>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={420}>
        {text}
      </Text>
      {clear !== undefined && (
        <Button variant="default" onClick={clear}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
