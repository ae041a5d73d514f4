// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Empty, NothingFits } from '../sessions/ListStates'
import { BellIcon, VerifiedIcon } from '../shell/icons'

export function FirstUse() {
  const t = useTranslations('notices')
  return <Empty icon={<BellIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')} />
}

export function NoneUnread({ clear }: { clear: () => void }) {
  const t = useTranslations('notices')
  return (
    <Empty icon={<VerifiedIcon size={36} />} title={t('noneUnreadTitle')} text={t('noneUnreadText')}>
      <Button variant="default" onClick={clear}>
        {t('clear')}
      </Button>
    </Empty>
  )
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('notices')
  return <NothingFits title={t('noMatchTitle')} text={t('noMatchText')} act={t('clear')} clear={clear} />
}
