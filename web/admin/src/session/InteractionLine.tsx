// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useFormatter, useTranslations } from 'use-intl'
import type { Interaction } from '../api/types'
import { BagIcon } from '../shell/icons'
import classes from './Thread.module.css'

/** What the visitor did with a product, between the words. */
export function InteractionLine({ interaction, title }: { interaction: Interaction; title: string | undefined }) {
  const t = useTranslations()
  const format = useFormatter()
  const { action, refused, product, at } = interaction
  return (
    <div className={classes.act} data-refused={refused || undefined}>
      <BagIcon size={15} />
      <span>
        {t('who.visitor')} {refused ? t('actionRefused') : t(`action.${action}`)}: <b>{title ?? product}</b>
      </span>
      <time dateTime={at}>{format.dateTime(new Date(at), { timeStyle: 'short' })}</time>
    </div>
  )
}
