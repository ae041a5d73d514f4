// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslations } from 'use-intl'
import type { SessionView } from '../api/types'
import classes from './Details.module.css'
import { AboutSection, LimitsSection, VisitorSection } from './FactSections'
import { IntentsSection, InteractionsSection, PreferencesSection, PurchasesSection } from './ListSections'

/** What is known of a session beside its words. */
export function Details({ view }: { view: SessionView }) {
  const t = useTranslations('details')
  return (
    <div className={classes.details}>
      {view.visitor.erased && <p className={classes.erased}>{t('erasedText')}</p>}
      <VisitorSection view={view} />
      <LimitsSection view={view} />
      <PurchasesSection view={view} />
      <InteractionsSection view={view} />
      <IntentsSection view={view} />
      <PreferencesSection view={view} />
      <AboutSection view={view} />
    </div>
  )
}
