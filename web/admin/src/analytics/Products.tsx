// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Button, TextInput } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { TopProducts } from '../api/types'
import { Panel, PanelEmpty, PanelFailed, PanelLoading } from '../charts/Panel'
import { SearchIcon } from '../shell/icons'
import classes from './AnalyticsPage.module.css'
import type { TopProduct } from './top'

type Props = {
  query: UseQueryResult<TopProducts>
  found: TopProduct[] | undefined
  words: string
  setWords: (words: string) => void
}

/** The products most was done with. */
export function Products({ query, found, words, setWords }: Props) {
  const t = useTranslations('analytics')
  const all = query.data?.items
  return (
    <Panel
      title={t('products')}
      hint={t('productsHint')}
      wide
      aside={
        all !== undefined &&
        all.length > 0 && (
          <TextInput
            type="search"
            size="xs"
            aria-label={t('filter')}
            placeholder={t('filter')}
            leftSection={<SearchIcon size={15} />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )
      }
    >
      {found !== undefined && found.length > 0 && <ProductTable items={found} />}
      {all?.length === 0 && <PanelEmpty text={t('noProducts')} />}
      {all !== undefined && all.length > 0 && found?.length === 0 && (
        <PanelEmpty text={t('noMatch')}>
          <Button size="xs" variant="default" onClick={() => setWords('')}>
            {t('clear')}
          </Button>
        </PanelEmpty>
      )}
      {all === undefined && query.isError && (
        <PanelFailed title={t('failed')} error={query.error} again={() => void query.refetch()} />
      )}
      {all === undefined && !query.isError && <PanelLoading lines={6} />}
    </Panel>
  )
}

function ProductTable({ items }: { items: readonly TopProduct[] }) {
  const t = useTranslations('analytics')
  const format = useFormatter()
  const columns = ['views', 'compares', 'carts', 'buys'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('products')}>
      <table className={`${classes.table} numbers`}>
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.product}>
              <th scope="row">
                {item.title ?? (
                  <>
                    <code>{item.product}</code> <span className={classes.gone}>({t('gone')})</span>
                  </>
                )}
              </th>
              {columns.map((column) => (
                <td key={column}>{format.number(item[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
