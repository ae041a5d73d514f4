// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  base: '/demo/',
  build: {
    outDir: '../dist/demo',
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index', 'product', 'cart', 'checkout', 'thanks'].map((page) => `${page}.html`) },
  },
  test: { name: 'demo', environment: 'happy-dom', include: ['**/*.test.ts'] },
})
