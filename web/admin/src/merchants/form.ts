// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Merchant, MerchantPatch, NewMerchant } from '../api/types'

/** A shop as it stands in its form. */
export type Form = {
  name: string
  id: string
  zone: string
  currency: string
  region: string
  languages: 'both' | 'tr' | 'en'
  first: 'tr' | 'en'
  adminName: string
  adminEmail: string
}

export const empty = (zone: string): Form => ({
  name: '',
  id: '',
  zone,
  currency: 'TRY',
  region: 'TR',
  languages: 'both',
  first: 'tr',
  adminName: '',
  adminEmail: '',
})

export const formOf = (merchant: Merchant): Form => ({
  ...empty(merchant.zone),
  name: merchant.name,
  id: merchant.id,
  currency: merchant.currency,
  region: merchant.region,
  languages: merchant.locales.length > 1 ? 'both' : merchant.locales[0] === 'en' ? 'en' : 'tr',
  first: merchant.default_locale === 'en' ? 'en' : 'tr',
})

const localesOf = ({ languages }: Form): ('tr' | 'en')[] => (languages === 'both' ? ['tr', 'en'] : [languages])

const firstOf = (form: Form): 'tr' | 'en' => (form.languages === 'both' ? form.first : form.languages)

const common = (form: Form) => ({
  name: form.name.trim(),
  zone: form.zone,
  currency: form.currency.trim().toUpperCase(),
  region: form.region.trim().toUpperCase(),
  locales: localesOf(form),
  default_locale: firstOf(form),
})

export const newOf = (form: Form): NewMerchant => ({
  ...common(form),
  ...(form.id.trim() === '' ? {} : { id: form.id.trim() }),
  ...(form.adminEmail.trim() === ''
    ? {}
    : { admin: { email: form.adminEmail.trim(), name: form.adminName.trim() || form.adminEmail.trim() } }),
})

/** Only what was changed, so that another owner's change of something else stays. */
export function patchOf(form: Form, merchant: Merchant): MerchantPatch {
  const before = common(formOf(merchant)) as Record<string, unknown>
  const changed = Object.entries(common(form)).filter(
    ([field, value]) => JSON.stringify(before[field]) !== JSON.stringify(value),
  )
  return Object.fromEntries(changed) as MerchantPatch
}
