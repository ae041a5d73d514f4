// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Stack } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'

/** What is shown when a page throws: never an empty one. */
export class Stumble extends Component<{ children: ReactNode }, { stumbled: boolean }> {
  override state = { stumbled: false }

  static getDerivedStateFromError() {
    return { stumbled: true }
  }

  override render() {
    return this.state.stumbled ? <Stumbled /> : this.props.children
  }
}

export function Stumbled() {
  const t = useTranslations('app')
  return (
    <Stack p="xl" align="center">
      <Alert color="red" role="alert">
        {t('crashed')}
      </Alert>
      <Button onClick={() => window.location.reload()}>{t('retry')}</Button>
    </Stack>
  )
}
