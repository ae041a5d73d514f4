// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { PanelEmpty } from '../charts/Panel'
import { useLanguage } from '../i18n/LanguageProvider'
import { shopNow, useShopNow } from '../sandbox/shopTime'
import { useTitle } from '../shell/useTitle'
import classes from './AnalyticsPage.module.css'
import { CoursePanel } from './CoursePanel'
import { Export } from './Export'
import { FunnelPanel } from './FunnelPanel'
import { IntentsPanel } from './IntentsPanel'
import { Products } from './Products'
import { funnelQuery, intentsQuery, productsQuery, summaryQuery } from './queries'
import { RangePicker } from './RangePicker'
import { type RangeSearch, rangeOf } from './range'
import { Totals } from './Totals'
import { matching } from './top'
import { dayOf } from './zone'

/** What happened on some days. */
export function AnalyticsPage() {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const { zone } = useMe().merchant
  const { language } = useLanguage()
  const search = useSearch({ from: '/analytics' })
  const navigate = useNavigate({ from: '/analytics' })
  const today = dayOf(useShopNow(60_000).getTime(), zone)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is another range
  const range = useMemo(() => rangeOf(search, shopNow(), zone), [search, zone, today])
  const [words, setWords] = useState('')
  const summary = useQuery(summaryQuery(range))
  const funnel = useQuery(funnelQuery(range))
  const intents = useQuery(intentsQuery(range))
  const products = useQuery(productsQuery(range, language))
  const found = useMemo(() => products.data && matching(products.data.items, words), [products.data, words])
  useTitle(t('title'))
  const choose = (next: RangeSearch) => void navigate({ search: next, replace: true })
  const day = (of: string) => format.dateTime(new Date(`${of}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const isEmpty = summary.data !== undefined && isNothing(summary.data)
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          <p className={classes.range}>{t('zone', { from: day(range.from), to: day(range.to), zone })}</p>
        </div>
        <Export
          range={{ ...range, zone }}
          shown={{ summary: summary.data, funnel: funnel.data, intents: intents.data, products: found }}
        />
      </div>
      <RangePicker key={`${range.from} ${range.to}`} search={search} range={range} today={today} choose={choose} />
      {isEmpty && (
        <div className={classes.empty}>
          <Title order={2} size="h4">
            {t('nothingTitle')}
          </Title>
          <PanelEmpty text={t('nothingText')}>
            {search.range === '30d' ? (
              <Button component="a" href="/demo/" target="_blank" rel="noopener" size="xs" variant="default">
                {t('demo')}
              </Button>
            ) : (
              <Button size="xs" variant="default" onClick={() => choose({ range: '30d' })}>
                {t('longer')}
              </Button>
            )}
          </PanelEmpty>
        </div>
      )}
      <Totals summary={summary.data} funnel={funnel.data} />
      <div className={classes.parts}>
        <CoursePanel query={summary} range={range} zone={zone} />
        <FunnelPanel query={funnel} />
        <IntentsPanel query={intents} />
        <Products query={products} found={found} words={words} setWords={setWords} />
      </div>
    </div>
  )
}

const isNothing = ({ sessions, course, orders }: { sessions: number; course: unknown[]; orders: number }) =>
  sessions === 0 && course.length === 0 && orders === 0
