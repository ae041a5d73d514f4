// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, it, vi } from 'vitest'

const LIMIT = 18_000

it('the whole widget is one script of at most 18 kB gzipped, and holds no other host', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({
    root: import.meta.dirname,
    configFile: `${import.meta.dirname}/vite.config.ts`,
    logLevel: 'error',
    build: { write: false },
  })
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  expect(files.map((file) => file.fileName)).toEqual(['widget.js'])
  const code = files[0]?.type === 'chunk' ? files[0].code : ''
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(LIMIT)
  const hosts = code.match(/https?:\/\/[a-z0-9.-]+/gi) ?? []
  expect(hosts.filter((host) => host !== 'http://www.w3.org')).toEqual([])
}, 60_000)
