// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node

import { expect, it } from 'vitest'
import { aheadText } from './ahead'

it('says the two largest units in the language of the reader', () => {
  expect(aheadText(3 * 86_400, 'en-GB')).toBe('3 days')
  expect(aheadText(3 * 86_400 + 2 * 3_600 + 59, 'tr-TR')).toBe('3 gün 2 saat')
  expect(aheadText(31 * 60, 'tr-TR')).toBe('31 dakika')
  expect(aheadText(3_601, 'en-GB')).toBe('1 hour 1 second')
})
