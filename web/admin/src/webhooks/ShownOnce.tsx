// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, CopyButton, Group, Modal, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { MadeWebhook } from '../api/types'
import classes from './Hooks.module.css'

/** A secret at the only moment it can be seen: it goes when somebody says so, and not by a click beside it. */
export function ShownOnce({ made, close }: { made: MadeWebhook; close: () => void }) {
  const t = useTranslations('hooks')
  return (
    <Modal
      opened
      onClose={close}
      title={t('secret', { name: made.webhook.name })}
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
        <section aria-label={t('theSecret')}>
          <pre className={classes.code}>
            <code>{made.secret}</code>
          </pre>
        </section>
        <Group justify="space-between" gap="sm">
          <CopyButton value={made.secret}>
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
