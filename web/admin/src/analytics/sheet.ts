// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** A decimal as the server wrote it: no digit of it is lost on the way into a sheet. */
export type Decimal = { decimal: string }
export type Cell = string | number | Decimal | null

const looksLikeFormula = /^[=+\-@\t\r]/

/** A text that a spreadsheet would calculate is told to be a text; a number stays one. */
function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return cell.decimal
  const text = looksLikeFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`
