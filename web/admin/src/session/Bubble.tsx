// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { memo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { MessageView } from '../api/types'
import { useIntentName } from '../charts/useIntentName'
import { ProductCard } from './ProductCard'
import classes from './Thread.module.css'

/** One message. Text is shown as text, whatever stands in it. */
export const Bubble = memo(function Bubble({ message, isSeen }: { message: MessageView; isSeen: boolean }) {
  const t = useTranslations()
  const format = useFormatter()
  const intentName = useIntentName()
  const { by, at, seq, text, intent, turn, products = [] } = message
  const date = new Date(at)
  return (
    <article className={classes.message} data-by={by}>
      <div className={classes.bubble}>
        {text === null ? <em>{t('session.erasedText')}</em> : <p className={classes.text}>{text}</p>}
      </div>
      {products.length > 0 && (
        <ul className={classes.products} aria-label={t('product.list')}>
          {products.map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ul>
      )}
      <footer className={classes.meta}>
        <span className={classes.by}>{message.name ?? t(`who.${by}`)}</span>
        <time dateTime={at} title={format.dateTime(date, { dateStyle: 'medium', timeStyle: 'medium' })}>
          {format.dateTime(date, { timeStyle: 'short' })}
        </time>
        <span className="numbers">{t('session.number', { seq })}</span>
        {turn != null && <span>{t('session.answersTo', { seq: turn })}</span>}
        {intent != null && <span className={classes.intent}>{intentName(intent)}</span>}
        {isSeen && <span>✓ {t('session.seen')}</span>}
      </footer>
    </article>
  )
})
