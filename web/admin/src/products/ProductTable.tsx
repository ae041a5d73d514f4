// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../i18n/LanguageProvider'
import { Picture, Price, Stock } from './ProductParts'
import classes from './Products.module.css'
import type { Listing } from './types'

/** Products as a table, or as cards where a table has no room. */
export function ProductTable({ products }: { products: readonly Listing[] }) {
  const t = useTranslations('products')
  const isNarrow = useMediaQuery('(max-width: 48em)', window.matchMedia('(max-width: 48em)').matches)
  if (isNarrow) {
    return (
      <ul className={classes.cards} aria-label={t('caption')}>
        {products.map((product) => (
          <Card key={product.id} product={product} />
        ))}
      </ul>
    )
  }
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <VisuallyHidden component="caption">{t('caption')}</VisuallyHidden>
        <thead>
          <tr>
            <th scope="col" className={classes.wide}>
              {t('product')}
            </th>
            <th scope="col">{t('category')}</th>
            <th scope="col" className={classes.number}>
              {t('price')}
            </th>
            <th scope="col" className={classes.number}>
              {t('stock')}
            </th>
            <th scope="col" className={classes.number}>
              {t('variants')}
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.id} className={classes.line}>
              <th scope="row" className={classes.wide}>
                <Named product={product} />
              </th>
              <td>
                <Shelves product={product} />
              </td>
              <td className={classes.number}>
                <Price product={product} />
              </td>
              <td className={classes.number}>
                <Stock product={product} />
              </td>
              <td className={classes.number}>{product.variants.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Card({ product }: { product: Listing }) {
  const t = useTranslations('products')
  return (
    <li className={classes.card}>
      <Named product={product} />
      <div className={classes.cardFoot}>
        <Price product={product} />
        <Stock product={product} />
      </div>
      <div className={classes.cardFoot}>
        <Shelves product={product} />
        <span className={classes.dim}>{t('variantCount', { count: product.variants.length })}</span>
      </div>
    </li>
  )
}

/** The whole line or card leads to the product. */
function Named({ product }: { product: Listing }) {
  const { language } = useLanguage()
  return (
    <span className={classes.named}>
      <Picture src={product.images[0]} />
      <span className={classes.title}>
        <Link to="/products/$id" params={{ id: product.id }} className={classes.name}>
          {product.title[language]}
        </Link>
        <span className={classes.id}>{product.id}</span>
      </span>
    </span>
  )
}

function Shelves({ product }: { product: Listing }) {
  const t = useTranslations('products')
  const { language } = useLanguage()
  const { categories } = product
  if (categories.length === 0) return <span className={classes.dim}>{t('noCategory')}</span>
  return <span>{categories.map(({ title }) => title[language]).join(', ')}</span>
}
