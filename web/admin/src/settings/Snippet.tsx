// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, CopyButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './SettingsPage.module.css'

/** The line that puts the chat on the shop's pages. */
export function Snippet({ publicKey }: { publicKey: string }) {
  const t = useTranslations('settings')
  const code = `<script async src="${window.location.origin}/widget.js" data-key="${publicKey}"></script>`
  return (
    <section className={classes.group} aria-labelledby="snippet">
      <h2 id="snippet" className={classes.legend}>
        {t('snippet')}
      </h2>
      <p className={classes.hint}>{t('snippetHint')}</p>
      <pre className={classes.code}>
        <code>{code}</code>
      </pre>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button variant="default" className={classes.copy} onClick={copy}>
            <span role="status">{copied ? t('copied') : t('copy')}</span>
          </Button>
        )}
      </CopyButton>
    </section>
  )
}
