// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useMe } from '../access/me'
import { productsQuery } from '../analytics/queries'
import { rangeOf } from '../analytics/range'
import { useLanguage } from '../i18n/LanguageProvider'
import { shopNow } from '../sandbox/shopTime'

/** The names of the products most is done with; a fact itself knows a product by its id alone. */
export function useProductTitles(): ReadonlyMap<string, string> {
  const { zone } = useMe().merchant
  const { language } = useLanguage()
  const [range] = useState(() => rangeOf({ range: '30d' }, shopNow(), zone))
  const { data } = useQuery({ ...productsQuery(range, language, 100), staleTime: Number.POSITIVE_INFINITY })
  return useMemo(
    () => new Map(data?.items.flatMap(({ product, title }) => (title === null ? [] : [[product, title] as const]))),
    [data],
  )
}
