// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Purchase, SessionView } from '../api/types'
import { useIntentName } from '../charts/useIntentName'
import { useMoney } from '../shell/useMoney'
import classes from './Details.module.css'
import { Facts, Section } from './Section'
import { productTitles } from './timeline'

type Props = { view: SessionView }

export function PurchasesSection({ view: { purchases } }: Props) {
  const t = useTranslations('details')
  return (
    <Section title={t('purchases')}>
      <Purchases
        name={t('confirmed')}
        hint={t('confirmedHint')}
        purchases={purchases.filter((p) => p.status === 'confirmed')}
      />
      <Purchases
        name={t('reported')}
        hint={t('reportedHint')}
        purchases={purchases.filter((p) => p.status === 'reported')}
      />
    </Section>
  )
}

function Purchases({ name, hint, purchases }: { name: string; hint: string; purchases: Purchase[] }) {
  const t = useTranslations('details')
  const format = useFormatter()
  const money = useMoney()
  return (
    <div className={classes.purchases}>
      <h3 className={classes.small}>
        {name} <span className={classes.aside}>({hint})</span>
      </h3>
      {purchases.length === 0 && <p className={classes.none}>{t('noPurchases')}</p>}
      <ul className={classes.list}>
        {purchases.map(({ order, total, currency, at }) => (
          <li key={order}>
            <span>{order}</span>
            <b>{money(total, currency)}</b>
            <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'short' })}</time>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function InteractionsSection({ view }: Props) {
  const t = useTranslations()
  const format = useFormatter()
  const titles = useMemo(() => productTitles(view), [view])
  const newest = [...view.interactions].reverse()
  return (
    <Section title={`${t('details.interactions')} (${newest.length})`}>
      {newest.length === 0 && <p className={classes.none}>{t('details.noInteractions')}</p>}
      <ul className={classes.list}>
        {newest.map(({ seq, at, product, action, source, refused }) => (
          <li key={seq} data-refused={refused || undefined}>
            <span>
              {titles.get(product) ?? product}
              <small>
                {t(`did.${action}`)}
                {refused && ` · ${t('details.refused')}`}
                {source != null && ` · ${t('details.source', { source })}`}
              </small>
            </span>
            <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'short' })}</time>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function IntentsSection({ view }: Props) {
  const t = useTranslations('details')
  const format = useFormatter()
  const intentName = useIntentName()
  return (
    <Section title={t('intents')}>
      {view.intents.length === 0 && <p className={classes.none}>{t('noIntents')}</p>}
      <ul className={classes.list}>
        {[...view.intents].reverse().map(({ seq, at, intent }) => (
          <li key={seq}>
            <span>{intentName(intent)}</span>
            <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'short' })}</time>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function PreferencesSection({ view }: Props) {
  const t = useTranslations('details')
  const preferences = Object.entries(view.preferences)
  return (
    <Section title={t('preferences')}>
      {preferences.length === 0 ? <p className={classes.none}>{t('noPreferences')}</p> : <Facts facts={preferences} />}
    </Section>
  )
}
