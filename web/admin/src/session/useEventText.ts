// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { SessionEvent } from '../api/types'

/** One event in words. */
export function useEventText(): (event: SessionEvent) => string {
  const t = useTranslations()
  return useCallback(
    (event) => {
      switch (event.event) {
        case 'said':
          return t('event.said', { by: event.name ?? t(`who.${event.by}`) })
        case 'interacted':
          return t('event.interacted', { action: t(`action.${event.action}`), product: event.product })
        case 'purchased':
          return t('event.purchased', { order: event.order })
        case 'cart_changed':
          return t('event.cart_changed', { lines: event.lines.length })
        case 'preferred':
          return t('event.preferred', { key: event.key })
        case 'tracked':
          return t('event.tracked', { name: event.name })
        case 'opened':
        case 'resumed':
        case 'moved':
        case 'view_refused':
        case 'identified':
        case 'owner_changed':
        case 'refused':
        case 'read':
        case 'ended':
        case 'succeeded':
        case 'erased':
          return t(`event.${event.event}`)
        default:
          return t('event.other')
      }
    },
    [t],
  )
}
