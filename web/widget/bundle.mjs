// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { build } from 'vite'

const root = import.meta.dirname
const configFile = `${root}/vite.config.ts`
const PARTS = { tr: 'main.tr.ts', en: 'main.en.ts', poll: 'client/poll.ts' }

async function file(options, more, define = {}) {
  const made = await build({ root, configFile, define, logLevel: 'warn', build: { ...options, ...more } })
  return [made].flat()[0].output[0]
}

/**
 * Builds the widget: its parts under names that hold a hash of what is in them, then the loader, which knows these names. The
 * loader is a classic script, as it has to find its own tag.
 *
 * @param {import('vite').BuildOptions} options
 * @returns {Promise<import('vite').Rolldown.OutputChunk[]>}
 */
export async function bundle(options = {}) {
  const parts = []
  const names = {}
  for (const [name, entry] of Object.entries(PARTS)) {
    const output = { entryFileNames: `widget-${name}-[hash].js` }
    const rollupOptions = { input: `${root}/${entry}`, output, preserveEntrySignatures: 'strict' }
    const part = await file(options, { rollupOptions })
    names[name] = part.fileName
    parts.push(part)
  }
  const lib = { entry: 'loader/loader.ts', formats: ['iife'], name: 'SohbetWidget', fileName: () => 'widget.js' }
  return [await file(options, { lib }, { PARTS: JSON.stringify(names) }), ...parts]
}
