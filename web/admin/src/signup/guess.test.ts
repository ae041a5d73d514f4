// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
import { currencyOf, regionOf } from './guess'

it('guesses the currency by the zone', () => {
  expect(['Europe/Istanbul', 'Asia/Istanbul', 'Europe/Berlin', 'Europe/London', 'UTC'].map(currencyOf)).toEqual([
    'TRY',
    'TRY',
    'EUR',
    'GBP',
    'TRY',
  ])
})

it('guesses the country by the first language that names one', () => {
  expect([['de-AT', 'en-GB'], ['en', 'en-GB'], ['es-419', 'tr'], []].map(regionOf)).toEqual(['AT', 'GB', 'TR', 'TR'])
})
