// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { mayImport, useMe } from '../access/me'
import { BagIcon, SearchIcon } from '../shell/icons'
import classes from './Products.module.css'

export function FirstUse() {
  const t = useTranslations('products')
  const isImporter = mayImport(useMe())
  return (
    <Empty icon={<BagIcon size={36} />} title={t('emptyTitle')} text={isImporter ? t('emptyText') : t('emptyOthers')}>
      {isImporter && (
        <Button component={Link} to="/products/import">
          {t('import')}
        </Button>
      )}
    </Empty>
  )
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('products')
  return (
    <Empty icon={<SearchIcon size={36} />} title={t('noMatchTitle')} text={t('noMatchText')}>
      <Button variant="default" onClick={clear}>
        {t('clear')}
      </Button>
    </Empty>
  )
}

function Empty(props: { icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon}>{props.icon}</span>
      <Title order={2} size="h4">
        {props.title}
      </Title>
      <Text c="dimmed" maw={460}>
        {props.text}
      </Text>
      {props.children}
    </div>
  )
}
