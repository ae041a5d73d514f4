// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Frame } from './Frame'
import type { Started } from './wizard'

/** It is done: where to go from here. */
export function StartedCard({ started }: { started: Started & { shop: string } }) {
  const t = useTranslations('setup.started')
  return (
    <Frame title={t('title', { shop: started.shop })} lead={t('lead')}>
      <Stack>
        {started.mfa && (
          <Button component="a" href="/admin/me">
            {t('mfa')}
          </Button>
        )}
        {started.demo && (
          <Button component="a" href="/demo/" variant={started.mfa ? 'light' : 'filled'}>
            {t('demo')}
          </Button>
        )}
        <Button component="a" href="/admin/" variant="light">
          {t('admin')}
        </Button>
      </Stack>
    </Frame>
  )
}
