// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
import { currencyOf } from './guess'

it('guesses the currency by the zone', () => {
  expect(['Europe/Istanbul', 'Asia/Istanbul', 'Europe/Berlin', 'Europe/London', 'UTC'].map(currencyOf)).toEqual([
    'TRY',
    'TRY',
    'EUR',
    'GBP',
    'TRY',
  ])
})
