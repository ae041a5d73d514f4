// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from 'vitest/config'
import { lean } from './lean.mjs'

/** What the widget's scripts have in common; bundle.mjs says which there are. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { 'preact/jsx-runtime': `${import.meta.dirname}/ui/jsx.ts` } },
  plugins: [lean()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    minify: true,
  },
  test: { name: 'widget', environment: 'happy-dom', include: ['**/*.test.{ts,tsx}'] },
})
