// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

/** Attributes that somebody reads or hears. */
const spoken = new Set(['aria-label', 'title', 'placeholder', 'label', 'description', 'alt', 'error', 'legend'])
const isWords = (text: string) => /\p{L}{2,}/u.test(text)
/** Names that no language says otherwise, and what is to be typed as it stands. */
const names = [/^(Sohbet|Türkçe|English|Twilio|Telegram)$/, /^[a-z0-9]+([._:/@{}-]+[a-z0-9]*)+$/i, /^https?:/]

/** Words that stand in the code of a page itself, where no other language can reach them. */
function literals(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const take = (text: string) => {
    const words = text.replace(/^[\s:·–]+|[\s:·–]+$/g, '')
    if (isWords(words) && !names.some((name) => name.test(words))) found.push(`${file.slice(web.length)}: ${words}`)
  }
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) take(node.text)
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer !== undefined) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer
      if (value !== undefined && ts.isStringLiteralLike(value)) take(value.text)
    }
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression !== undefined)
      if (ts.isStringLiteralLike(node.expression)) take(node.expression.text)
    node.forEachChild(look)
  }
  look(source)
  return found
}

const web = `${import.meta.dirname}/../../../`
const files = ['admin/src', 'widget'].flatMap((folder) =>
  readdirSync(web + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
    .map((name) => `${web}${folder}/${name}`),
)

it('no page has words of its own', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(files.flatMap(literals)).toEqual([])
}, 60_000)
