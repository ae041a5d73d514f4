// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Listing } from './types'

type Unit = Listing['unit']

/** The units the import knows, with what they are usually sold in. */
export const units: readonly Unit[] = [
  { code: 'piece', label: { tr: 'adet', en: 'piece' }, step: '1', decimals: 0 },
  { code: 'kg', label: { tr: 'kg', en: 'kg' }, step: '0.1', decimals: 3 },
  { code: 'g', label: { tr: 'g', en: 'g' }, step: '1', decimals: 0 },
  { code: 'm', label: { tr: 'metre', en: 'metre' }, step: '0.1', decimals: 2 },
  { code: 'm2', label: { tr: 'm²', en: 'm²' }, step: '0.1', decimals: 2 },
  { code: 'l', label: { tr: 'litre', en: 'litre' }, step: '0.1', decimals: 2 },
  { code: 'pack', label: { tr: 'paket', en: 'pack' }, step: '1', decimals: 0 },
  { code: 'pair', label: { tr: 'çift', en: 'pair' }, step: '1', decimals: 0 },
]

/** A unit by its code with a step; a shop's own unit keeps what the product says of it. */
export function unitOf(code: string, step: string, now?: Unit): Unit {
  const known = units.find((unit) => unit.code === code)
  const { label, decimals } = now?.code === code ? now : (known ?? { label: { tr: code, en: code }, decimals: 0 })
  const behind = step.split('.')[1]?.replace(/0+$/, '').length ?? 0
  return { code, label, step, decimals: Math.max(decimals, behind) }
}
