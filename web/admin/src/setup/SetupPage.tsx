// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { IntlProvider, useMessages, useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { useLanguage } from '../i18n/LanguageProvider'
import { languages } from '../i18n/language'
import { setupEn } from '../i18n/setup.en'
import { setupTr } from '../i18n/setup.tr'
import { Failed } from '../outside/Parts'
import { Frame } from './Frame'
import { StartedCard } from './StartedCard'
import { Wizard } from './Wizard'
import { type Started, setupQuery } from './wizard'

const texts = { tr: setupTr, en: setupEn }

/** The wizard with its own words beside those of all pages. */
export function SetupPage() {
  const { language } = useLanguage()
  const messages = useMessages()
  return (
    <IntlProvider locale={languages[language].formats} messages={{ ...messages, ...texts[language] } as never}>
      <Door />
    </IntlProvider>
  )
}

/** Whoever came by the link goes on; everybody else is told where the link is. */
function Door() {
  const t = useTranslations('setup')
  const app = useTranslations('app')
  const { data: view, error } = useQuery({ ...setupQuery, retry: false })
  const [started, setStarted] = useState<Started & { shop: string }>()
  if (started !== undefined) return <StartedCard started={started} />
  if (view?.inside !== undefined) return <Wizard inside={view.inside} started={setStarted} />
  if (view?.done) {
    return (
      <Frame title={t('doneTitle')} lead={t('done')}>
        <Anchor href="/admin/">{t('toAdmin')}</Anchor>
      </Frame>
    )
  }
  if (view === undefined && error === null) return <Loader m="auto" aria-label={app('loading')} role="status" />
  return (
    <Frame title={t('closedTitle')} lead={t('closed')}>
      {isProblem(error, 'setup_link_refused') ? (
        <Alert color="orange" role="alert">
          {t('refused')}
        </Alert>
      ) : (
        error !== null && <Failed error={error} />
      )}
    </Frame>
  )
}
