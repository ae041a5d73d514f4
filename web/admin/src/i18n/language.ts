// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Messages } from './messages'

const files = import.meta.glob<Record<string, Messages>>('./[a-z][a-z].ts')

/** What is in `tr.ts`, fetched when it is spoken: nobody carries the others. */
async function messagesOf(code: string): Promise<Messages> {
  const messages = (await files[`./${code}.ts`]?.())?.[code]
  if (messages === undefined) throw new Error(`there is no ${code}.ts`)
  return messages
}

/** The languages the admin speaks; docs/languages.md says how one is added. */
export const languages = {
  tr: { name: 'Türkçe', formats: 'tr-TR', messages: () => messagesOf('tr') },
  // Day before month and 24 hours, as the shops' staff write them.
  en: { name: 'English', formats: 'en-GB', messages: () => messagesOf('en') },
}

export type Language = keyof typeof languages

const remembered = 'sohbet.language'
const isLanguage = (code: string | null | undefined): code is Language => code != null && Object.hasOwn(languages, code)

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function initialLanguage(wanted: readonly string[] = navigator.languages): Language {
  const chosen = localStorage.getItem(remembered)
  if (isLanguage(chosen)) return chosen
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(remembered, language)
}
