// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const admin = join(import.meta.dirname, '..')

/** What a browser loads before the first page shows: what index.html names. */
describe('the first load of the admin', () => {
  let out: string
  let html: string

  beforeAll(async () => {
    // Under `test` React would come in its talkative form, which no visitor gets.
    vi.stubEnv('NODE_ENV', 'production')
    out = await mkdtemp(join(tmpdir(), 'admin-'))
    await build({
      root: admin,
      configFile: join(admin, 'vite.config.ts'),
      logLevel: 'silent',
      build: { outDir: out, emptyOutDir: true },
    })
    html = readFileSync(join(out, 'index.html'), 'utf8')
  }, 120_000)

  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(out, { recursive: true, force: true })
  })

  const weight = (extension: string) => {
    const named = readdirSync(join(out, 'assets')).filter((name) => name.endsWith(extension) && html.includes(name))
    expect(named.length).toBeGreaterThan(0)
    return named.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, 'assets', name))).length, 0)
  }

  it('weighs at most 190 kB of scripts and 45 kB of styles', () => {
    expect(weight('.js')).toBeLessThan(190_000)
    expect(weight('.css')).toBeLessThan(45_000)
  })

  it('runs no script and no style of its own text, and names no foreign host', () => {
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(html).not.toContain('<style')
    expect(html).not.toMatch(/(src|href)="https?:/)
    expect(html).toContain('<meta name="csp-nonce" content="__CSP_NONCE__"')
  })
})
