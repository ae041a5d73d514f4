// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './Numbers.module.css'

export type NumberCard = { name: string; value: string; hint: string }

/** Figures side by side, with what they mean below them. */
export function Numbers({ title, cards }: { title: string; cards: NumberCard[] }) {
  return (
    <section aria-label={title}>
      <dl className={classes.cards}>
        {cards.map(({ name, value, hint }) => (
          <div key={name} className={classes.card}>
            <dt className={classes.name}>{name}</dt>
            <dd className={`${classes.value} numbers`}>{value}</dd>
            <dd className={classes.hint}>{hint}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function NumbersLoading({ count }: { count: number }) {
  const t = useTranslations('app')
  return (
    <div className={classes.cards} role="status" aria-label={t('loading')}>
      {Array.from({ length: count }, (_, place) => `card ${place}`).map((card) => (
        <div key={card} className={classes.card}>
          <Skeleton h={68} />
        </div>
      ))}
    </div>
  )
}
