// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const chromium =
  process.env.SOHBET_CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const engine = process.env.SOHBET_E2E_URL

/**
 * Stories in a real browser. `admin` plays the server itself and needs the built files only; `engine` needs a running engine
 * at SOHBET_E2E_URL with SOHBET_ADMIN_EMAIL and SOHBET_ADMIN_PASSWORD.
 */
export default defineConfig({
  outputDir: './results/artifacts',
  workers: 2,
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'admin',
      testDir: './admin',
      fullyParallel: true,
      // Pictures of every page are taken when asked for: SOHBET_LOOKS=1.
      testIgnore: process.env.SOHBET_LOOKS === undefined ? '**/looks.spec.ts' : [],
      use: { baseURL: 'http://admin.test' },
    },
    ...(engine === undefined
      ? []
      : [
          { name: 'engine', testDir: './engine', use: { baseURL: engine } },
          // One kills the engine and one counts everything, so nobody else may be using it.
          { name: 'story', testDir: './story', dependencies: ['engine'], workers: 1, use: { baseURL: engine } },
        ]),
  ],
})
