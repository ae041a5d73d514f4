// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export type TopicFilter = { q?: string; locale?: 'tr' | 'en' }

/** The filter as it stands in the address. */
export const filterOf = ({ q, locale }: Record<string, unknown>): TopicFilter => ({
  ...(typeof q === 'string' && q.trim() !== '' ? { q: q.slice(0, 100) } : {}),
  ...(locale === 'tr' || locale === 'en' ? { locale } : {}),
})
