// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const projects = ['protocol', 'widget', 'demo', 'admin'].map((app) => `${app}/vite.config.ts`)

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: projects.filter((config) => existsSync(new URL(config, import.meta.url))),
  },
})
