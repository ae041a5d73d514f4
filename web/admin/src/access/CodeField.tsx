// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'

type Props = { code: string; change: (code: string) => void; back?: () => void }

/** The second step: a code in place of e-mail and password, which were right. */
export function CodeField({ code, change, back }: Props) {
  const t = useTranslations('mfaSignIn')
  return (
    <>
      <Text size="sm">{t('lead')}</Text>
      <TextInput
        label={t('code')}
        name="code"
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
        maxLength={40}
        value={code}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {back !== undefined && (
        <Button variant="subtle" size="compact-sm" onClick={back}>
          {t('back')}
        </Button>
      )}
    </>
  )
}
