// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Settings } from '../api/types'
import { HoursPanel } from './HoursPanel'
import { MerchantTexts } from './MerchantTexts'
import { WidgetKeysPanel } from './WidgetKeysPanel'

type Props = { settings: Settings; merchant: string; isAdmin: boolean }

/** What else a shop sets: when people are there, what is kept, and the keys of its chat. */
export function ShopSettings({ settings, merchant, isAdmin }: Props) {
  return (
    <MerchantTexts>
      <HoursPanel settings={settings} merchant={merchant} isAdmin={isAdmin} />
      {isAdmin && <WidgetKeysPanel merchant={merchant} />}
    </MerchantTexts>
  )
}
