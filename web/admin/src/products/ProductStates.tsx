// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { mayImport, useMe } from '../access/me'
import { Empty, NothingFits } from '../sessions/ListStates'
import { BagIcon } from '../shell/icons'

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
  return <NothingFits title={t('noMatchTitle')} text={t('noMatchText')} act={t('clear')} clear={clear} />
}
