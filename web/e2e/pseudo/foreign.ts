// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Words that no language of ours says otherwise. */
const names = [
  ...[
    'Sohbet',
    'Türkçe',
    'English',
    'API',
    'CSV',
    'JSON',
    'URL',
    'HTML',
    'Slack',
    'Discord',
    'Twilio',
    'Telegram',
    'WhatsApp',
  ],
  ...[
    'OpenAPI',
    'UTC',
    'GMT',
    'Shopify',
    'ms',
    'kB',
    'MB',
    'GB',
    'CPU',
    'Chrome',
    'Firefox',
    'Safari',
    'Windows',
    'Linux',
  ],
  // The end of a page's HTML, and what a client of nobody's calls itself.
  ...['body', 'curl'],
]

/** What the browser itself writes in English where dates, times and amounts stand. */
function ofTheBrowser(): string[] {
  const words = new Set<string>()
  const take = (parts: Intl.DateTimeFormatPart[] | Intl.RelativeTimeFormatPart[]) => {
    for (const { value } of parts) for (const word of value.match(/\p{L}+/gu) ?? []) words.add(word)
  }
  for (let month = 0; month < 12; month += 1) {
    const day = new Date(Date.UTC(2026, month, 1 + month))
    for (const style of ['long', 'short'] as const)
      take(new Intl.DateTimeFormat('en-GB', { month: style, weekday: style, timeZoneName: style }).formatToParts(day))
  }
  for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const)
    for (const style of ['long', 'short', 'narrow'] as const)
      for (const numeric of ['auto', 'always'] as const)
        for (const count of [-2, -1, 0, 1, 2])
          take(new Intl.RelativeTimeFormat('en-GB', { style, numeric }).formatToParts(count, unit))
  const languages = new Intl.DisplayNames(['en-GB'], { type: 'language' })
  return [...words, ...['tr', 'en'].map((code) => languages.of(code) ?? code), 'TR', 'EN', 'at', 'noon', 'am', 'pm']
}

const allowed = new Set([...names, ...ofTheBrowser()])

/** Where a small word may be a name somebody gave; anywhere else it is one of the machine's, and nothing for people. */
const given = new Set(['id', 'name', 'title', 'label', 'source', 'kind', 'intent', 'text'])
/** Where the keys too are a shop's own words. */
const open = new Set(['preferences', 'metadata', 'attributes'])

/** Every text in an answer of the server that may be shown as it is. */
export function textsIn(json: unknown, key = '', found = new Set<string>()): Set<string> {
  if (typeof json === 'string') {
    if (!/^[a-z_]*$/.test(json) || given.has(key)) take(json, found)
  } else if (Array.isArray(json)) {
    for (const value of json) textsIn(value, key, found)
  } else if (typeof json === 'object' && json !== null) {
    for (const [name, value] of Object.entries(json)) {
      if (open.has(key) || !/^[a-z_]*$/.test(name)) take(name, found)
      textsIn(value, open.has(key) ? 'name' : name, found)
    }
  }
  return found
}

function take(text: string, found: Set<string>): void {
  const said = text.replace(/\s+/g, ' ').trim()
  found.add(said)
  found.add(said.replaceAll('_', ' '))
  // The first letters of a name stand in its circle, the last of an id where there is no room for more.
  found.add(
    said
      .split(' ')
      .map((word) => word.charAt(0).toUpperCase())
      .join(''),
  )
  if (/^[0-9A-Z]{20,}$/.test(said)) found.add(said.slice(-4))
}

/** What of a text is in plain letters and is neither told by the server nor a name: nobody has translated it. */
export function untranslated(text: string, told: readonly string[]): string {
  const rest = told.reduce((left, one) => left.replaceAll(one, ' '), text)
  const words = rest.match(/[A-Za-z][\p{L}’'-]*/gu) ?? []
  return words.filter((word) => !allowed.has(word) && /^[A-Za-z]{2}/.test(word)).join(' ')
}
