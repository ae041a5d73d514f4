// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { leastRole, may } from './permission'

const permissions = { viewer: ['getSession'], operator: ['sayInSession'], admin: ['listAudit'], owner: ['addMerchant'] }
const described = join(import.meta.dirname, '../../../../http/src/main/resources/api/openapi.yaml')
const sources = join(import.meta.dirname, '..')

describe('who may do what', () => {
  it('is what one’s own role and those below it may', () => {
    const allowed = (role: 'viewer' | 'operator' | 'admin') =>
      ['getSession', 'sayInSession', 'listAudit'].filter((operation) => may({ role, permissions }, operation))
    expect(allowed('viewer')).toEqual(['getSession'])
    expect(allowed('operator')).toEqual(['getSession', 'sayInSession'])
    expect(allowed('admin')).toEqual(['getSession', 'sayInSession', 'listAudit'])
  })

  it('is nothing the table does not name', () => {
    expect(may({ role: 'admin', permissions }, 'somethingElse')).toBe(false)
    expect(leastRole({ permissions }, 'somethingElse')).toBeUndefined()
    expect(leastRole({ permissions }, 'sayInSession')).toBe('operator')
  })

  it.runIf(existsSync(described))('is asked by names the server has', () => {
    const { paths } = parse(readFileSync(described, 'utf8')) as { paths: Record<string, Record<string, unknown>> }
    const known = Object.values(paths).flatMap((path) =>
      Object.values(path).map((it) => (it as { operationId?: string }).operationId),
    )
    const asked = readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .flatMap((name) => [
        ...readFileSync(join(sources, name), 'utf8').matchAll(/may\(me, '(\w+)'|operation(?:=|: )["'](\w+)["']/g),
      ])
      .map(([, one, other]) => one ?? other)
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((name) => !known.includes(name))).toEqual([])
  })
})
