// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import { Empty, NothingFits } from '../sessions/ListStates'
import { ListIcon } from '../shell/icons'

export function FirstUse() {
  const t = useTranslations('audit')
  return <Empty icon={<ListIcon size={36} />} title={t('emptyTitle')} text={t('emptyText')} />
}

export function NoMatch({ clear }: { clear: () => void }) {
  const t = useTranslations('audit')
  return <NothingFits title={t('noMatchTitle')} text={t('noMatchText')} act={t('clear')} clear={clear} />
}
