// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync } from 'node:fs'
import { build } from 'vite'

const root = import.meta.dirname
const configFile = `${root}/vite.config.ts`
const languages = readdirSync(`${root}/texts`).flatMap((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? [])
const PARTS = { ...Object.fromEntries(languages.map((it) => [it, `spoken:${it}`])), poll: `${root}/client/poll.ts` }

/** The widget with the texts of one language, of which a visitor needs no other. */
const spoken = {
  name: 'spoken',
  resolveId: (id) => (id.startsWith('spoken:') ? id : null),
  load: (id) => {
    if (!id.startsWith('spoken:')) return null
    const language = id.slice('spoken:'.length)
    const file = JSON.stringify(`${root}/texts/${language}.ts`)
    return `export { start } from ${JSON.stringify(`${root}/main.ts`)}\nexport { ${language} as texts } from ${file}\n`
  },
}

async function file({ plugins = [], ...options }, more, define = {}) {
  const made = await build({
    root,
    configFile,
    define,
    plugins: [spoken, ...plugins],
    logLevel: 'warn',
    build: { ...options, ...more },
  })
  return [made].flat()[0].output[0]
}

/**
 * Builds the widget: its parts under names that hold a hash of what is in them, then the loader, which knows these names. The
 * loader is a classic script, as it has to find its own tag.
 *
 * @param {import('vite').BuildOptions & { plugins?: import('vite').Plugin[] }} options
 * @returns {Promise<import('vite').Rolldown.OutputChunk[]>}
 */
export async function bundle(options = {}) {
  const parts = []
  const names = {}
  for (const [name, entry] of Object.entries(PARTS)) {
    const output = { entryFileNames: `widget-${name}-[hash].js` }
    const rollupOptions = { input: entry, output, preserveEntrySignatures: 'strict' }
    const part = await file(options, { rollupOptions })
    names[name] = part.fileName
    parts.push(part)
  }
  const lib = { entry: 'loader/loader.ts', formats: ['iife'], name: 'SohbetWidget', fileName: () => 'widget.js' }
  return [await file(options, { lib }, { PARTS: JSON.stringify(names) }), ...parts]
}
