// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { answer, api } from '../api/client'
import { Failed } from '../outside/Parts'
import type { SetupView } from './wizard'

/** Begins anew, after asking once. */
export function Reset({ done }: { done: (view: SetupView) => void }) {
  const t = useTranslations('setup')
  const [isAsked, setAsked] = useState(false)
  const reset = useMutation({
    mutationFn: () => answer(api.POST('/setup/reset')),
    onSuccess: (view) => {
      setAsked(false)
      done(view)
    },
  })
  if (!isAsked) {
    return (
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsked(true)}>
        {t('reset')}
      </Button>
    )
  }
  return (
    <div role="alertdialog" aria-label={t('reset')}>
      <Text size="sm">{t('resetSure')}</Text>
      <Failed error={reset.error} />
      <Group mt="xs">
        <Button size="compact-sm" color="red" loading={reset.isPending} onClick={() => reset.mutate()}>
          {t('resetYes')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setAsked(false)}>
          {t('resetNo')}
        </Button>
      </Group>
    </div>
  )
}
