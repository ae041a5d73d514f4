// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { chat, followCart } from './chat.ts'
import { showCount } from './frame.ts'
import { type Locale, type Texts, texts } from './texts.ts'

/** What the engine tells its demo shop. */
export interface Config {
  key: string
  name: string
  currency: string
  default_locale: string
}

const localeOf = (wish: string | null | undefined): Locale | null =>
  (Object.keys(texts) as Locale[]).find((locale) => wish?.startsWith(locale)) ?? null

export interface Shop {
  config: Config
  locale: Locale
  text: Texts
}

/** What the address asks for, what the visitor chose before, or what the shop prefers. */
function chosenLocale(config: Config): Locale {
  const asked = localeOf(new URLSearchParams(location.search).get('lang'))
  if (asked) localStorage.setItem('demo.locale', asked)
  return asked ?? localeOf(localStorage.getItem('demo.locale')) ?? localeOf(config.default_locale) ?? 'en'
}

export async function openShop(draw: (shop: Shop) => void): Promise<void> {
  const config: Config = await (await fetch('/demo/config.json')).json()
  const show = (locale: Locale) => {
    document.documentElement.lang = locale
    draw({ config, locale, text: texts[locale] })
  }
  const locale = chosenLocale(config)
  show(locale)
  onLocale((chosen) => {
    localStorage.setItem('demo.locale', chosen)
    chat('setLocale', chosen)
    show(chosen)
  })
  followCart(({ lines }) => showCount(lines.length))
  putWidget(config.key, locale)
}

let choose: (locale: Locale) => void = () => {}
const onLocale = (listener: typeof choose) => {
  choose = listener
}
export const chooseLocale = (locale: Locale): void => choose(locale)

/** The one tag a shop pastes. It is made here only because this shop learns its key when it opens. */
function putWidget(key: string, locale: Locale) {
  const script = document.createElement('script')
  script.src = '/widget.js'
  script.async = true
  script.dataset.key = key
  script.dataset.locale = locale
  document.head.append(script)
}
