// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** A row of the error file: where it stands, what stands there, and why it cannot be taken. */
export type FileFault = { row: string; field: string; code: string; tr: string; en: string; given: string }

/** The error file of an import, as its rows. */
export function faultsOfFile(text: string): FileFault[] {
  return records(text.replace(/^\uFEFF/, ''))
    .slice(1)
    .map(([row = '', field = '', code = '', tr = '', en = '', given = '']) => ({ row, field, code, tr, en, given }))
}

function records(text: string): string[][] {
  const all: string[][] = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y
  let record: string[] = []
  while (cell.lastIndex < text.length) {
    const [, value = '', end] = cell.exec(text) ?? []
    if (end === undefined) return all
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (end !== ',') {
      all.push(record)
      record = []
    }
  }
  return all
}
