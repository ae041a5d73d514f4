// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import listClasses from '../sessions/ListStates.module.css'
import { ListIcon, SearchIcon } from '../shell/icons'

export function FirstUse() {
  const t = useTranslations('audit')
  return <Empty icon={<ListIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')} />
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('audit')
  return (
    <Empty icon={<SearchIcon size={36} />} title={t('noMatchTitle')} text={t('noMatchText')}>
      <Button variant="default" onClick={clear}>
        {t('clear')}
      </Button>
    </Empty>
  )
}

function Empty(props: { icon: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <div className={listClasses.empty}>
      <span className={listClasses.icon}>{props.icon}</span>
      <Title order={2} size="h4">
        {props.title}
      </Title>
      <Text c="dimmed" maw={420}>
        {props.text}
      </Text>
      {props.children}
    </div>
  )
}
