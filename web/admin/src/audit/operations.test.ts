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

/** Read outside of the tests and once: it is long, and a busy machine slow. */
const paths = existsSync(source) ? (parse(readFileSync(source, 'utf8')) as { paths: Paths }).paths : {}

/** What the server notes, by the same rule as its own. */
function audited(): string[] {
  return Object.values(paths).flatMap((path) =>
    Object.entries(path)
      .filter(([method, it]) => it['x-audit'] ?? (writes.includes(method) && it['x-permission'] !== 'widget'))
      .map(([, it]) => it.operationId),
  )
}

/** Whatever is not for everybody; a refusal of it is noted, also when it only reads. */
function guarded(): string[] {
  return Object.values(paths)
    .flatMap((path) => Object.values(path))
    .filter((it) => it.operationId !== undefined && !['public', 'widget'].includes(it['x-permission']))
    .map((it) => it.operationId)
}

describe('the texts of what is audited', () => {
  it.runIf(existsSync(source))('are there for every operation, in both languages', () => {
    const ids = audited()
    expect(ids.length).toBeGreaterThan(15)
    expect(ids.filter((id) => !Object.hasOwn(auditEn.audit.operations, id))).toEqual([])
    expect(ids.filter((id) => !Object.hasOwn(auditTr.audit.operations, id))).toEqual([])
  })

  it.runIf(existsSync(source))('are there for all that staff and machines may be refused to look at', () => {
    const known = [...Object.keys(auditEn.audit.operations), ...Object.keys(auditEn.audit.reads)]
    expect(guarded().filter((id) => !known.includes(id))).toEqual([])
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
