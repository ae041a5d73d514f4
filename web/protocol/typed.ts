// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const folder = fileURLToPath(new URL('.', import.meta.url))
const virtual = `${folder}golden.virtual.ts`
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  types: [],
}

/** What the compiler says when each JSON text is written down as a literal of the frame's type. */
export function typeErrors(frames: { name: string; text: string }[]): string[] {
  const lines = frames.map(({ name, text }) => `const ${name}: Frames['${name}'] = ${JSON.stringify(JSON.parse(text))}`)
  const source = ["import type { Frames } from './frames.ts'", ...lines, 'export {}'].join('\n')
  const host = ts.createCompilerHost(options)
  const real = host.getSourceFile
  host.getSourceFile = (file, ...rest) =>
    file === virtual ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022) : real(file, ...rest)
  const program = ts.createProgram([virtual], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map((found) => `line ${lineOf(found)}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`)
}

const lineOf = (found: ts.Diagnostic) => (found.file?.getLineAndCharacterOfPosition(found.start ?? 0).line ?? -1) + 1
