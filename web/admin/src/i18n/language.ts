// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Language, Messages } from './messages'

/** A language is fetched when it is spoken: nobody carries the others. */
export const languages: Record<Language, { name: string; formats: string; messages: () => Promise<Messages> }> = {
  tr: { name: 'Türkçe', formats: 'tr-TR', messages: () => import('./tr').then(({ tr }) => tr) },
  // Day before month and 24 hours, as the shops' staff write them.
  en: { name: 'English', formats: 'en-GB', messages: () => import('./en').then(({ en }) => en) },
}

const remembered = 'sohbet.language'
const isLanguage = (code: string | null | undefined): code is Language => code === 'tr' || code === 'en'

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function initialLanguage(wanted: readonly string[] = navigator.languages): Language {
  const chosen = localStorage.getItem(remembered)
  if (isLanguage(chosen)) return chosen
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(remembered, language)
}
