// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './Me.module.css'

/** Recovery codes at the only moment they can be seen. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const t = useTranslations()
  return (
    <Stack gap="sm">
      <Alert color="orange" title={t('me.codes')}>
        {t('me.codesText')}
      </Alert>
      <ul className={classes.codes} aria-label={t('me.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group gap="sm">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              <span role="status">{copied ? t('keys.copied') : t('keys.copy')}</span>
            </Button>
          )}
        </CopyButton>
        <Button onClick={done}>{t('me.codesDone')}</Button>
      </Group>
    </Stack>
  )
}
