// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// Builds every app into dist/: the widget first, because it empties nothing and is what shops load.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'vite'
import { bundle } from '../widget/bundle.mjs'
import { apps, web } from './apps.mjs'

const gen = spawnSync(process.execPath, [`${web}scripts/gen.mjs`], { stdio: 'inherit' })
if (gen.status !== 0) process.exit(gen.status ?? 1)

rmSync(`${web}dist`, { recursive: true, force: true })
for (const app of apps) {
  if (app === 'widget') await bundle()
  else await build({ root: web + app, configFile: `${web}${app}/vite.config.ts`, logLevel: 'warn' })
}
