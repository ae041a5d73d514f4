// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const strange = [...'ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŘŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļṁñöþǫřšţûṽŵẋýž']

/**
 * English in a language nobody speaks: no letter of it is plain, every vowel is written twice, which makes it a third longer, and
 * marks show where a text begins and ends. What is filled in and how a plural is chosen stay as they are.
 */
export const pseudo = (text: string): string => (text.trim() === '' ? text : `⟦${disguised(text)}⟧`)

function disguised(text: string): string {
  let said = ''
  for (let at = 0; at < text.length; ) {
    const end = text[at] === '{' ? closing(text, at) : text[at] === '<' ? text.indexOf('>', at) + 1 : 0
    if (end > at) {
      const piece = text.slice(at, end)
      said += text[at] === '{' ? argument(piece) : piece
      at = end
    } else {
      said += letter(text[at] ?? '')
      at += 1
    }
  }
  return said
}

/** `{name}` as it is; of `{n, plural, one {# thing} other {# things}}` the texts of its cases. */
function argument(piece: string): string {
  const cases = /^\{\s*\w+\s*,\s*(plural|select|selectordinal)\s*,/.exec(piece)
  if (cases === null) return piece
  let said = cases[0]
  for (let at = said.length; at < piece.length; ) {
    const end = piece[at] === '{' ? closing(piece, at) : at + 1
    said += end > at + 1 ? `{${disguised(piece.slice(at + 1, end - 1))}}` : piece[at]
    at = end
  }
  return said
}

/** Just behind the brace that closes this one. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}

function letter(one: string): string {
  const disguise = strange[plain.indexOf(one)] ?? one
  return plain.includes(one) && 'aeiou'.includes(one) ? disguise + disguise : disguise
}
