// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest'
import { readableOn } from './look.ts'

const light = (color: string) =>
  [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0)

it('what is written on any colour can be read', () => {
  const parts = ['00', '11', '33', '55', '77', '80', '99', 'bb', 'dd', 'ff']
  for (const red of parts)
    for (const green of parts)
      for (const blue of parts) {
        const ground = light(`#${red}${green}${blue}`)
        const words = readableOn(`#${red}${green}${blue}`) === '#000' ? 0 : 1
        const contrast = (Math.max(ground, words) + 0.05) / (Math.min(ground, words) + 0.05)
        expect(contrast, `#${red}${green}${blue}`).toBeGreaterThanOrEqual(4.5)
      }
})
