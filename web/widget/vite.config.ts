// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from 'vitest/config'

/** One classic script without chunks: a shop pastes one tag, and nothing else has to be reachable from its origin. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    lib: { entry: 'main.ts', formats: ['iife'], name: 'SohbetWidget', fileName: () => 'widget.js' },
  },
  test: { name: 'widget', environment: 'happy-dom', include: ['**/*.test.{ts,tsx}'] },
})
