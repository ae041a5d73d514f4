// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Button, Select, TextInput, Title, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayChangeProducts, mayImport, useMe } from '../access/me'
import { Withheld } from '../access/Withheld'
import { useLanguage } from '../i18n/LanguageProvider'
import { ListFailed, ListLoading } from '../sessions/ListStates'
import { SearchIcon } from '../shell/icons'
import { useTitle } from '../shell/useTitle'
import { FirstUse, NoMatch } from './ProductStates'
import classes from './Products.module.css'
import { ProductTable } from './ProductTable'
import { categoriesQuery, productsQuery } from './queries'
import { UndoDelete } from './UndoDelete'

/** The shop's goods: found by words and category, changed one by one or brought in by a file. */
export function ProductsPage() {
  const t = useTranslations('products')
  const role = useTranslations('role')
  const me = useMe()
  const { language } = useLanguage()
  const { q, category } = useSearch({ from: '/products' })
  const navigate = useNavigate({ from: '/products' })
  const query = useInfiniteQuery(productsQuery({ q, category }))
  const shelves = useQuery(categoriesQuery)
  useTitle(t('title'))

  const narrow = (next: { q?: string | undefined; category?: string | undefined }) =>
    void navigate({
      replace: true,
      search: { ...(next.q ? { q: next.q } : {}), ...(next.category ? { category: next.category } : {}) },
    })
  const [words, setWords] = useState(q ?? '')
  const [settled] = useDebouncedValue(words, 300)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing tells, not a change of the address
  useEffect(() => {
    if (settled.trim() !== (q ?? '')) narrow({ q: settled.trim() || undefined, category })
  }, [settled])
  const clear = () => {
    setWords('')
    narrow({})
  }

  const products = query.data?.pages.flatMap((page) => page.items) ?? []
  const isNarrowed = q !== undefined || category !== undefined
  const categories = (shelves.data?.items ?? []).map((shelf) => ({
    value: shelf.id,
    label: `${shelf.title[language]} (${shelf.products})`,
  }))
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <div className={classes.acts}>
          {mayChangeProducts(me) ? (
            <Button component={Link} to="/products/new" variant="default">
              {t('add')}
            </Button>
          ) : (
            <Withheld operation="addProduct" variant="default">
              {t('add')}
            </Withheld>
          )}
          {mayImport(me) ? (
            <Button component={Link} to="/products/import">
              {t('import')}
            </Button>
          ) : (
            <Withheld operation="startImport">{t('import')}</Withheld>
          )}
        </div>
      </div>
      {!mayChangeProducts(me) && <Alert color="blue">{t('readOnly', { role: role(me.role) })}</Alert>}
      {mayChangeProducts(me) && !mayImport(me) && <p className={classes.note}>{t('onlyAdminsImport')}</p>}
      <UndoDelete />
      <search className={classes.filters}>
        <TextInput
          className={classes.words}
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          leftSection={<SearchIcon />}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Select
          className={classes.category}
          aria-label={t('category')}
          placeholder={t('categoryAll')}
          data={categories}
          value={category ?? null}
          onChange={(value) => narrow({ q, category: value ?? undefined })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('categoryAll'), tabIndex: 0 }}
          limit={100}
        />
      </search>
      <VisuallyHidden role="status">{query.isSuccess ? t('shown', { count: products.length }) : ''}</VisuallyHidden>
      {query.isPending && <ListLoading />}
      {query.isError && <ListFailed title={t('errorTitle')} error={query.error} again={() => void query.refetch()} />}
      {products.length > 0 && <ProductTable products={products} />}
      {query.isSuccess && products.length === 0 && (isNarrowed ? <NoMatch clear={clear} /> : <FirstUse />)}
      {query.hasNextPage && (
        <Button
          variant="default"
          className={classes.more}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
      {products.length > 10 && query.isSuccess && !query.hasNextPage && <p className={classes.end}>{t('end')}</p>}
    </div>
  )
}
