// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Texts } from './en.ts'

/** What the button is called before the rest is there, in each language there is; docs/languages.md says how one is added. */
export const LABELS = { tr: 'Sohbeti aç', en: 'Open chat' }

export type Language = keyof typeof LABELS

/** The texts of a language, which may be another than that of the locale: there are only some. */
export interface Words {
  locale: string
  language: Language
  texts: Texts
}

export const languageOf = (locale: string): Language => {
  const [language = ''] = locale.split('-')
  return language in LABELS ? (language as Language) : 'en'
}

/** The wish if it is a locale, else the page's or the browser's. */
export const localeOf = (wish: string | null | undefined): string =>
  [wish, document.documentElement.lang, navigator.language].map(canonical).find(Boolean) ?? 'en'

function canonical(wish: string | null | undefined): string | undefined {
  try {
    // What is no locale throws, and so does none.
    const name = new Intl.Locale((wish as string).replace('_', '-')).baseName
    return name.length > 35 ? undefined : name
  } catch {
    return undefined
  }
}
