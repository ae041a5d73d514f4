// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../access/me'
import { useLanguage } from '../i18n/LanguageProvider'
import { BagIcon } from '../shell/icons'
import { safeUrl } from '../shell/safeUrl'
import { useMoney } from '../shell/useMoney'
import classes from './Products.module.css'
import type { Listing } from './types'

/** The first picture of a product; a bag where there is none, or none that loads. */
export function Picture({ src, size }: { src: string | undefined; size?: 'large' }) {
  const [failed, setFailed] = useState<string>()
  const url = safeUrl(src)
  return (
    <span className={classes.picture} data-size={size}>
      {url === undefined || url === failed ? (
        <BagIcon size={size === 'large' ? 36 : 20} />
      ) : (
        <img src={url} alt="" loading="lazy" onError={() => setFailed(url)} />
      )}
    </span>
  )
}

export function Price({ product }: { product: Listing }) {
  const t = useTranslations('products')
  const money = useMoney()
  const me = useMe()
  const { language } = useLanguage()
  const currency = product.currency ?? me.merchant.currency
  return (
    <span className={classes.price}>
      <span>
        {money(product.price, currency)}
        {product.unit.code !== 'piece' && <span className={classes.dim}> / {product.unit.label[language]}</span>}
      </span>
      {product.was != null && <span className={classes.was}>{t('was', { price: money(product.was, currency) })}</span>}
    </span>
  )
}

/** How much there is, or only whether there is any when the shop does not count. */
export function Stock({ product }: { product: Listing }) {
  const t = useTranslations('products')
  const { language } = useLanguage()
  if (!product.in_stock) return <span className={classes.out}>{t('outOfStock')}</span>
  if (product.stock === null) return <span>{t('inStock')}</span>
  const unit = product.unit.code === 'piece' ? '' : product.unit.label[language]
  return <span>{t('counted', { amount: Number(product.stock), unit })}</span>
}
