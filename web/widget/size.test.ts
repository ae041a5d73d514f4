// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { bundle } from './bundle.mjs'

const LOADER = 2_000
const WHOLE = 18_000

it('the loader is at most 2 kB gzipped, the whole with a language 18 kB, and neither holds another host', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const files = await bundle({ write: false })
  const size = (name: string) => {
    const file = files.find(({ fileName }) => fileName.startsWith(name))
    return gzipSync(file?.code ?? '', { level: 9 }).length
  }
  const [loader = 0, tr = 0, en = 0, poll = 0] = [
    'widget.js',
    ...['tr', 'en', 'poll'].map((part) => `widget-${part}-`),
  ].map(size)
  console.log(`widget.js ${loader}, tr ${tr}, en ${en}, poll ${poll} bytes gzipped`)
  expect(files).toHaveLength(4)
  for (const { fileName } of files) expect(fileName).toMatch(/^widget(\.js|-(tr|en|poll)-[\w-]{8}\.js)$/)
  expect(loader).toBeLessThanOrEqual(LOADER)
  expect(loader + Math.max(tr, en)).toBeLessThanOrEqual(WHOLE)
  const hosts = files.flatMap(({ code }) => code.match(/https?:\/\/[a-z0-9.-]+/gi) ?? [])
  expect(hosts.filter((host) => host !== 'http://www.w3.org')).toEqual([])
}, 60_000)
