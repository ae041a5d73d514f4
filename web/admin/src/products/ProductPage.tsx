// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { mayChangeProducts, useMe } from '../access/me'
import { isProblem } from '../api/problem'
import { useLanguage } from '../i18n/LanguageProvider'
import { SessionFailed, SessionLoading } from '../session/SessionStates'
import { BackIcon } from '../shell/icons'
import { safeUrl } from '../shell/safeUrl'
import { useTitle } from '../shell/useTitle'
import { DeleteProduct } from './DeleteProduct'
import { EditProduct } from './EditProduct'
import classes from './ProductForm.module.css'
import { Picture } from './ProductParts'
import { productQuery } from './queries'
import type { Listing } from './types'

/** One product, to be changed by those who may. */
export function ProductPage() {
  const t = useTranslations()
  const { id } = useParams({ from: '/products/$id' })
  const { data, error, isError, refetch } = useQuery(productQuery(id))
  if (isProblem(error, 'not_found')) return <NoSuchProduct />
  return (
    <div className={classes.page}>
      <AllProducts />
      {data === undefined && isError && (
        <SessionFailed title={t('productForm.errorTitle')} error={error} again={() => void refetch()} />
      )}
      {data === undefined && !isError && <SessionLoading />}
      {data !== undefined && <Product key={data.id} product={data} />}
    </div>
  )
}

function Product({ product }: { product: Listing }) {
  const t = useTranslations()
  const me = useMe()
  const { language } = useLanguage()
  const mayChange = mayChangeProducts(me)
  const shop = safeUrl(product.url)
  useTitle(product.title[language])
  return (
    <>
      <div className={classes.head}>
        <Picture src={product.images[0]} size="large" />
        <div className={classes.named}>
          <Title order={1} size="h3" className={classes.title}>
            {product.title[language]}
          </Title>
          <Text size="sm" c="dimmed" className={classes.title}>
            {product.id}
          </Text>
          {shop !== undefined && (
            <Anchor href={shop} target="_blank" rel="noopener" size="sm">
              {t('productForm.see')}
            </Anchor>
          )}
        </div>
        {mayChange && <DeleteProduct product={product} />}
      </div>
      {!mayChange && <Alert color="blue">{t('products.readOnly', { role: t(`role.${me.role}`) })}</Alert>}
      <EditProduct product={product} isReadOnly={!mayChange} />
    </>
  )
}

export function AllProducts() {
  const t = useTranslations('productForm')
  return (
    <Anchor component={Link} to="/products" size="sm" className={classes.back}>
      <BackIcon size={16} />
      {t('all')}
    </Anchor>
  )
}

function NoSuchProduct() {
  const t = useTranslations('productForm')
  useTitle(t('notFoundTitle'))
  return (
    <Stack align="center" p="xl">
      <Title order={1} size="h3">
        {t('notFoundTitle')}
      </Title>
      <Text c="dimmed">{t('notFoundText')}</Text>
      <Anchor component={Link} to="/products">
        {t('all')}
      </Anchor>
    </Stack>
  )
}
