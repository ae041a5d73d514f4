// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { en } from './texts/en.ts'
import { tr } from './texts/tr.ts'

/** The languages of the shop's own words; docs/languages.md says how one is added. */
export const texts = { tr, en }

export type Locale = keyof typeof texts
export type { Texts } from './texts/en.ts'
