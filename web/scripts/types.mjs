// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// Each part has its own JSX runtime and its own globals, so each is checked by its own tsconfig.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { web } from './apps.mjs'

const tsc = `${web}node_modules/typescript/bin/tsc`
let failed = false
for (const part of ['protocol', 'widget', 'demo', 'admin', 'e2e']) {
  if (!existsSync(`${web}${part}/tsconfig.json`)) continue
  const run = spawnSync(process.execPath, [tsc, '--noEmit', '-p', part], { cwd: web, stdio: 'inherit' })
  failed ||= run.status !== 0
}
process.exit(failed ? 1 : 0)
