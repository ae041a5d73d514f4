// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useFormatter, useTranslations } from 'use-intl'
import type { CartChange } from '../api/types'
import { BagIcon } from '../shell/icons'
import { useMoney } from '../shell/useMoney'
import classes from './Thread.module.css'

/** How the visitor's cart was after a change, between the words. */
export function CartLine({ change: { lines, total, currency, at } }: { change: CartChange }) {
  const t = useTranslations('cart')
  const format = useFormatter()
  const money = useMoney()
  return (
    <div className={classes.act}>
      <BagIcon size={15} />
      <span>
        {t('lines', { lines })}
        {currency != null && (
          <>
            : <b>{money(total, currency)}</b>
          </>
        )}
      </span>
      <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'short' })}</time>
    </div>
  )
}
