// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// The admin's API types come from the document the server validates requests with, so the two cannot drift.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../http/src/main/resources/api/openapi.yaml', import.meta.url)
const target = new URL('../admin/src/api/schema.d.ts', import.meta.url)

if (existsSync(source)) {
  const types = astToString(await openapiTS(source))
  mkdirSync(dirname(fileURLToPath(target)), { recursive: true })
  writeFileSync(target, types)
} else {
  console.warn('gen: there is no openapi.yaml yet, so no API types were written')
}
