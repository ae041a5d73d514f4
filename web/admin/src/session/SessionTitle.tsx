// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Badge, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { SessionView } from '../api/types'
import { useVisitorName } from '../sessions/names'
import classes from './SessionPage.module.css'

export function SessionTitle({ view }: { view: SessionView }) {
  const t = useTranslations()
  const visitorName = useVisitorName()
  const { visitor } = view
  return (
    <div className={classes.title}>
      <Title order={1} size="h3">
        {visitorName(view)}
      </Title>
      {visitor.customer !== null && !visitor.erased && (
        <Badge variant={visitor.verified ? 'light' : 'default'} color="sohbet">
          {visitor.verified ? t('details.verified') : t('details.unverified')}
        </Badge>
      )}
      <Badge variant={view.status === 'open' ? 'light' : 'default'} color="green">
        {t(`session.${view.status}`)}
      </Badge>
    </div>
  )
}
