// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import outside from '../access/SignIn.module.css'
import { AppearanceSwitch } from '../shell/AppearanceSwitch'
import { ChatIcon } from '../shell/icons'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useTitle } from '../shell/useTitle'
import classes from './Setup.module.css'

type Props = { title: string; lead?: string; above?: ReactNode; children: ReactNode }

/** The one card of the wizard. */
export function Frame({ title, lead, above, children }: Props) {
  useTitle(title)
  return (
    <main className={classes.page}>
      <Paper className={classes.card} withBorder>
        <Stack gap="md">
          <div className={outside.brand}>
            <ChatIcon size={28} />
            <span>Sohbet</span>
          </div>
          {above}
          <div>
            <Title order={1} size="h3" tabIndex={-1} id="step">
              {title}
            </Title>
            {lead !== undefined && (
              <Text c="dimmed" size="sm">
                {lead}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </Paper>
      <div className={classes.switches}>
        <LanguageSwitch />
        <AppearanceSwitch />
      </div>
    </main>
  )
}
