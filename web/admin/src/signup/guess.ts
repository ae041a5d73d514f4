// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** The currency somebody of this time zone most likely sells in; a guess that stands in the form and can be changed. */
export function currencyOf(zone: string): string {
  if (zone.endsWith('/Istanbul') || zone === 'Turkey') return 'TRY'
  if (zone === 'Europe/London') return 'GBP'
  if (zone.startsWith('Europe/')) return 'EUR'
  return zone.startsWith('America/') ? 'USD' : 'TRY'
}

/** The country whose phone numbers they most likely write without a prefix, by the languages of their browser. */
export function regionOf(languages: readonly string[]): string {
  for (const language of languages) {
    const { region } = new Intl.Locale(language)
    if (region !== undefined && /^[A-Z]{2}$/.test(region)) return region
  }
  return 'TR'
}
