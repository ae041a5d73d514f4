// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// What Maven runs: install when node_modules is not what the lock says, build when a source has changed, else nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { web } from './apps.mjs'

const lock = join(web, 'package-lock.json')
const installedStamp = join(web, 'node_modules/.installed-lock')
const builtStamp = join(web, 'dist/.built-from')
// Besides our own sources: the API's documents, and the catalogue the demo shop sells from.
const elsewhere = ['../http/src/main/resources/api', '../persistence/src/main/resources/demo'].map((path) =>
  join(web, path),
)
const notSources = new Set(['node_modules', 'dist', 'target', 'results', 'schema.d.ts'])

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of files)
    hash
      .update(`${file.slice(web.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

const stampIs = (file, hash) => existsSync(file) && readFileSync(file, 'utf8') === hash

function npm(...words) {
  console.log(`[web] npm ${words.join(' ')}`)
  if (spawnSync('npm', words, { cwd: web, stdio: 'inherit' }).status === 0) return
  console.error(`[web] 'npm ${words.join(' ')}' failed in ${web}: the lines above say why`)
  process.exit(1)
}

const wanted = hashOf([lock])
if (!stampIs(installedStamp, wanted)) {
  npm('ci', '--no-audit', '--no-fund')
  writeFileSync(installedStamp, wanted)
}

if (process.argv.includes('--install-only')) process.exit(0)

const current = hashOf([...filesUnder(web), ...elsewhere.flatMap(filesUnder)])
if (stampIs(builtStamp, current)) {
  console.log('[web] nothing changed since the last build')
} else {
  rmSync(join(web, 'target/classes/web'), { recursive: true, force: true })
  npm('run', 'build')
  mkdirSync(join(web, 'dist'), { recursive: true })
  writeFileSync(builtStamp, current)
}
