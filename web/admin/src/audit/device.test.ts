// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
import { deviceOf } from './device'

it('names browsers and systems as people do', () => {
  const gecko = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  expect(deviceOf(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${gecko} Chrome/131.0 Safari/537.36`)).toBe(
    'Chrome · Windows',
  )
  expect(deviceOf(`Mozilla/5.0 (Windows NT 10.0) ${gecko} Chrome/131.0 Safari/537.36 Edg/131.0`)).toBe('Edge · Windows')
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0')).toBe('Firefox · Linux')
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1')).toBe(
    'Safari · iPhone',
  )
  expect(deviceOf(`Mozilla/5.0 (Linux; Android 15) ${gecko} Chrome/131.0 Mobile Safari/537.36`)).toBe(
    'Chrome · Android',
  )
  expect(deviceOf(`Mozilla/5.0 (X11; Linux x86_64) ${gecko} HeadlessChrome/131.0 Safari/537.36`)).toBe('Chrome · Linux')
})

it('keeps the first word of what is no browser', () => {
  expect(deviceOf('curl/8.5.0')).toBe('curl')
  expect(deviceOf('')).toBe('')
})
