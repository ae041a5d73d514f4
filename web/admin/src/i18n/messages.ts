// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { auditEn } from './audit.en'
import type { channelsEn } from './channels.en'
import type { en } from './en'
import type { merchantsEn } from './merchants.en'
import type { noticesEn } from './notices.en'
import type { oidcEn } from './oidc.en'
import type { sandboxEn } from './sandbox.en'
import type { setupEn } from './setup.en'
import type { signupEn } from './signup.en'
import type { webhooksEn } from './webhooks.en'

export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** The texts of one language: the same keys in every one. */
export type Messages = Texts<typeof en>

export type { Language } from './language'

declare module 'use-intl' {
  interface AppConfig {
    // Texts that come with their page are only asked for there.
    Messages: typeof en &
      typeof auditEn &
      typeof channelsEn &
      typeof merchantsEn &
      typeof noticesEn &
      typeof oidcEn &
      typeof sandboxEn &
      typeof setupEn &
      typeof signupEn &
      typeof webhooksEn
  }
}
