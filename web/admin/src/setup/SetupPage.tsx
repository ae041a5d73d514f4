// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isProblem } from '../api/problem'
import { type Files, PageTexts } from '../i18n/PageTexts'
import { Failed } from '../outside/Parts'
import { Frame } from './Frame'
import { StartedCard } from './StartedCard'
import { Wizard } from './Wizard'
import { type Started, setupQuery } from './wizard'

const files: Files = import.meta.glob('../i18n/setup.[a-z][a-z].ts', { eager: true })

/** The wizard with its own words beside those of all pages. */
export const SetupPage = () => (
  <PageTexts files={files}>
    <Door />
  </PageTexts>
)

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
