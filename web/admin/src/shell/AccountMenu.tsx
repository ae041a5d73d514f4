// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Avatar, Box, Menu, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { api } from '../api/client'
import { forgetOthers, meQuery } from '../api/queries'
import { forgetOutboxes } from '../session/outbox'
import { AppearanceSwitch } from './AppearanceSwitch'
import { LanguageSwitch } from './LanguageSwitch'

/** Who is signed in, in which language and light, and the way out. */
export function AccountMenu() {
  const t = useTranslations()
  const me = useMe()
  const queries = useQueryClient()
  const signOut = async () => {
    // Already signed out, or out of reach: `/me` tells which.
    await api.POST('/sign-out').catch(() => undefined)
    forgetOutboxes()
    await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    forgetOthers(queries)
  }
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={t('account.menu', { name: me.user.name })}>
          <Avatar name={me.user.name} color="sohbet" variant="filled" radius="xl" size={34} alt="" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py="xs">
          <Text fw={600}>{me.user.name}</Text>
          <Text size="xs" c="dimmed">
            {me.user.email}
          </Text>
          <Text size="xs" c="dimmed">
            {me.merchant.name} · {t(`role.${me.role}`)}
          </Text>
        </Box>
        <Menu.Divider />
        <Stack px="sm" py="xs" gap="xs">
          <Text size="xs" fw={600} component="span">
            {t('account.language')}
          </Text>
          <LanguageSwitch />
          <Text size="xs" fw={600} component="span">
            {t('account.theme')}
          </Text>
          <AppearanceSwitch />
        </Stack>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('account.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
