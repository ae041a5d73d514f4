// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Product } from '../api/types'
import { safeUrl } from '../shell/safeUrl'
import { useMoney } from '../shell/useMoney'
import classes from './ProductCard.module.css'

/** A product as an answer showed it. */
export function ProductCard({ product }: { product: Product }) {
  const t = useTranslations('product')
  const inMoney = useMoney()
  const money = (amount: string) => inMoney(amount, product.currency)
  const url = safeUrl(product.url)
  const [isMissing, setMissing] = useState(false)
  const image = isMissing ? undefined : safeUrl(product.image)
  const isPiece = product.unit.code === 'piece' || product.unit.label === ''
  return (
    <li className={classes.card}>
      {image === undefined ? (
        <span className={classes.image} />
      ) : (
        <img
          className={classes.image}
          src={image}
          alt=""
          loading="lazy"
          width={56}
          height={56}
          onError={() => setMissing(true)}
        />
      )}
      <div className={classes.words}>
        {url === undefined ? (
          <span className={classes.title}>{product.title}</span>
        ) : (
          <a
            className={classes.title}
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            title={t('opens', { title: product.title })}
          >
            {product.title}
          </a>
        )}
        <span className={classes.price}>
          <b>{money(product.price)}</b>
          {!isPiece && <span> / {product.unit.label}</span>}
          {product.was != null && (
            <>
              <VisuallyHidden>{t('was', { price: money(product.was) })}</VisuallyHidden>
              <s aria-hidden="true">{money(product.was)}</s>
            </>
          )}
        </span>
        <span className={classes.stock} data-out={!product.in_stock || undefined}>
          {product.in_stock ? t('inStock') : t('outOfStock')}
        </span>
      </div>
    </li>
  )
}
