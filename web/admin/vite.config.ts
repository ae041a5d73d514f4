// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react()],
  build: { outDir: '../dist/admin', emptyOutDir: false, target: 'es2022', assetsInlineLimit: 0 },
  test: { name: 'admin', environment: 'happy-dom', include: ['**/*.test.{ts,tsx}'] },
})
