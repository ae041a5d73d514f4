// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, CopyButton, Group, Modal, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { MadeApiKey } from '../api/types'
import classes from './Keys.module.css'

/** A key at the only moment it can be seen: it goes when somebody says so, and not by a click beside it. */
export function ShownOnce({ made, close }: { made: MadeApiKey; close: () => void }) {
  const t = useTranslations('keys')
  return (
    <Modal
      opened
      onClose={close}
      title={made.api_key.name}
      centered
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Alert color="orange" title={t('shownOnce')}>
          {t('shownOnceText')}
        </Alert>
        <section aria-label={t('theKey')}>
          <pre className={classes.secret}>
            <code>{made.key}</code>
          </pre>
        </section>
        <Group justify="space-between" gap="sm">
          <CopyButton value={made.key}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                <span role="status">{copied ? t('copied') : t('copy')}</span>
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{t('done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
