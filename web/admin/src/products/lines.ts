// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Names and values as lines of text, `Colour: blue`, which is how they are read and typed. */
export const linesOf = (pairs: Record<string, string>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

export type Pairs = { pairs: Record<string, string> } | { why: 'line' | 'twice'; line: string }

export function pairsOf(text: string): Pairs {
  const pairs: Record<string, string> = {}
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const [, name, value] = /^([^:]{1,100}?)\s*:\s*(.+)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return { why: 'line', line }
    if (Object.hasOwn(pairs, name)) return { why: 'twice', line }
    pairs[name] = value
  }
  return { pairs }
}

/** Small letters and digits with hyphens, as the import makes ids: “Çocuk Ayakkabısı” is `cocuk-ayakkabisi`. */
export function slug(name: string): string {
  return name
    .toLocaleLowerCase('tr')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
}

/** The first of `name`, `name-2`, `name-3` … that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name.slice(0, 60)}-${n}`
    if (!taken.includes(tried)) return tried
  }
}
