// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useFormatter } from 'use-intl'

/** A decimal string as money of the page's language. */
export function useMoney(): (amount: string, currency: string) => string {
  const format = useFormatter()
  return useCallback(
    (amount, currency) =>
      format.number(Number(amount), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    [format],
  )
}
