// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** What the shop's script tag says. */
export interface Settings {
  key: string
  /** Where the engine is: the folder the script came from. */
  base: string
  locale: string | null
  /** `light` or `dark`; anything else follows the visitor's system. */
  theme: string
}

export function settingsOf(script: HTMLScriptElement): Settings | null {
  const { key, locale, theme } = script.dataset
  if (!key || !script.src) {
    console.warn('Sohbet: the script tag needs a src and data-key="sohbet_pk_…"')
    return null
  }
  return {
    key,
    base: new URL('.', script.src).href,
    locale: locale ?? null,
    theme: theme ?? 'auto',
  }
}
