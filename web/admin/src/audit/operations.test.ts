// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0
// @vitest-environment node

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { auditEn } from '../i18n/audit.en'
import { auditTr } from '../i18n/audit.tr'

type Described = { operationId: string; 'x-audit'?: boolean; 'x-permission': string }
type Paths = Record<string, Record<string, Described>>

const source = join(import.meta.dirname, '../../../../http/src/main/resources/api/openapi.yaml')
const writes = ['post', 'put', 'patch', 'delete']

/** What the server notes, by the same rule as its own. */
function audited(): string[] {
  const { paths } = parse(readFileSync(source, 'utf8')) as { paths: Paths }
  return Object.values(paths).flatMap((path) =>
    Object.entries(path)
      .filter(([method, it]) => it['x-audit'] ?? (writes.includes(method) && it['x-permission'] !== 'widget'))
      .map(([, it]) => it.operationId),
  )
}

describe('the texts of what is audited', () => {
  it.runIf(existsSync(source))('are there for every operation, in both languages', () => {
    const ids = audited()
    expect(ids.length).toBeGreaterThan(15)
    expect(ids.filter((id) => !Object.hasOwn(auditEn.audit.operations, id))).toEqual([])
    expect(ids.filter((id) => !Object.hasOwn(auditTr.audit.operations, id))).toEqual([])
  })

  it('say the same things in both languages and leave nothing empty', () => {
    const keys = (node: object, path = ''): string[] =>
      Object.entries(node).flatMap(([key, value]) =>
        typeof value === 'string'
          ? [value.trim() === '' ? `${path}${key} is empty` : `${path}${key}`]
          : keys(value, `${path}${key}.`),
      )
    expect(keys(auditTr).sort()).toEqual(keys(auditEn).sort())
  })
})
