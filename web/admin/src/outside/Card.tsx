// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Paper, Stack, Text, Title } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import classes from '../access/SignIn.module.css'
import { AppearanceSwitch } from '../shell/AppearanceSwitch'
import { ChatIcon } from '../shell/icons'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { useTitle } from '../shell/useTitle'

type Props = { title: string; lead?: string | undefined; submit?: () => void; children: ReactNode }

/** The one card of a page for whoever is not signed in. */
export function Card({ title, lead, submit, children }: Props) {
  useTitle(title)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit?.()
  }
  return (
    <main className={classes.page}>
      <Paper component="form" onSubmit={onSubmit} className={classes.card} withBorder>
        <Stack gap="md">
          <div className={classes.brand}>
            <ChatIcon size={28} />
            <span>Sohbet</span>
          </div>
          <div>
            <Title order={1} size="h3">
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
