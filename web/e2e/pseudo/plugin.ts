// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import ts from 'typescript'
import type { Plugin } from 'vite'
import { pseudo } from './pseudo.ts'

/** Where the English texts of the three apps lie. */
const texts = /\/(i18n\/([a-z]+\.)?en|(widget|demo\/src)\/texts\/en)\.ts$/

/** Turns the English texts into the pseudo-language while an app is built for a test. */
export const pseudoTexts = (): Plugin => ({
  name: 'pseudo-texts',
  enforce: 'pre',
  transform: { filter: { id: texts }, handler: (code) => ({ code: inPseudo(code), map: null }) },
})

/** Each text that stands as a value of a key. */
function inPseudo(code: string): string {
  const source = ts.createSourceFile('en.ts', code, ts.ScriptTarget.Latest, true)
  const found: ts.StringLiteralLike[] = []
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) found.push(node.initializer)
    node.forEachChild(look)
  }
  look(source)
  return found.reduceRight(
    (all, it) => all.slice(0, it.getStart()) + JSON.stringify(pseudo(it.text)) + all.slice(it.getEnd()),
    code,
  )
}
