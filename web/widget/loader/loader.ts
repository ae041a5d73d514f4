// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Look } from '../../protocol/frames.ts'
import type { Caller, Place } from '../place.ts'
import { LABELS, type Language, languageOf, localeOf } from '../texts/choice.ts'
import css from './launcher.css?inline'
import { readableOn } from './look.ts'

/** The files of the rest under the names the build gave them. */
declare const PARTS: Record<Language | 'poll', string>

type Call = [name: string, ...values: unknown[]]
type Rest = { start(place: Place): Promise<Caller> }

/** What a shop's page may call, as `Sohbet.open()` or, before the script is there, `(window.Sohbet ||= []).push(['open'])`. */
const CALLS = 'open close send identify cart placement purchase track prefer setLocale setTheme reset on off'.split(' ')
const parts = PARTS
const page = window as { Sohbet?: Call[] | object }

/** Puts the button on the page, keeps the calls, and brings the rest when somebody wants it. */
function start({ src, dataset }: HTMLScriptElement, early: Call[]) {
  const { key, theme } = dataset
  if (!key) return console.warn('Sohbet: the script tag has no data-key')
  const kept = `sohbet.${key}.`
  const base = new URL('.', src).href
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const button = document.createElement('button')
  const signals = new EventTarget()
  const waiting: Call[] = []
  let wished = dataset.locale
  let ownTheme = theme
  let look: Partial<Look> = attempt(() => JSON.parse(localStorage[`${kept}look`])) ?? {}
  let main: Caller | undefined
  let started: Promise<Caller> | undefined

  const bring = (part: keyof typeof PARTS) => import(/* @vite-ignore */ base + parts[part])
  const set = (name: string, value: string) => host.style.setProperty(name, value)
  const paint = () => {
    const { color = '', side, theme } = look
    host.dataset.theme = ownTheme ?? theme
    set('--left', side === 'left' ? '20px' : 'auto')
    set('--right', side === 'left' ? 'auto' : '20px')
    if (/^#[\da-f]{6}$/i.test(color)) {
      set('--accent', color)
      set('--on-accent', readableOn(color))
    }
  }
  const speak = (wish = wished) => {
    wished = wish
    const locale = localeOf(wish)
    const language = languageOf(locale)
    host.lang = language
    button.ariaLabel = LABELS[language]
    return { locale, language }
  }
  const place: Place = {
    key,
    base,
    root,
    signals,
    words: async (wish) => {
      const { locale, language } = speak(wish)
      return { locale, language, texts: (await bring(language)).texts }
    },
    poll: () => bring('poll'),
    paint(chosen) {
      look = chosen
      attempt(() => {
        localStorage[`${kept}look`] = JSON.stringify(look)
      })
      paint()
    },
  }
  /** Fetching it is not starting it: nothing is done before somebody wants it. */
  const fetchRest = (): Promise<Rest> => bring(speak().language)
  const load = async () => {
    try {
      started ??= fetchRest().then(({ start }) => start(place))
      main = await started
      for (const [name, ...values] of waiting.splice(0)) main(name, values)
    } catch (error) {
      // The network may be back at the next wish.
      started = undefined
      console.warn('Sohbet:', error)
    }
  }
  const call = (name: string, ...values: unknown[]) => {
    const [first, second] = values as [string, EventListener]
    if (name === 'on') signals.addEventListener(first, second)
    else if (name === 'off') signals.removeEventListener(first, second)
    else if (name === 'setTheme') {
      ownTheme = first
      paint()
    } else if (!CALLS.includes(name)) console.warn(`Sohbet: there is no ${name}`)
    else if (main) main(name, values)
    else if (name === 'setLocale') speak(first)
    else {
      waiting.push([name, ...values])
      void load()
    }
  }
  const push = (...calls: Call[]) => {
    for (const each of calls) call(...each)
  }

  // A constructed sheet is allowed under a strict style-src where a <style> element is not.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  host.id = 'sohbet'
  button.className = 'launcher'
  button.type = 'button'
  button.onclick = () => call('open')
  root.append(button)
  paint()
  speak()
  document.body.append(host)
  page.Sohbet = {
    ...Object.fromEntries(CALLS.map((name) => [name, call.bind(null, name)])),
    /** Takes calls as lists, as the queue before the script did. */
    push,
  }
  push(...early)
  if (attempt(() => hasBegun(kept))) void load()
  else (window.requestIdleCallback ?? setTimeout)(() => fetchRest().catch(() => {}))
}

/** There is something to come back for: a conversation going on, an open panel, words not sent yet. */
const hasBegun = (kept: string) =>
  sessionStorage[`${kept}open`] ||
  Object.keys(localStorage).some((name) => name.startsWith(`${kept}out.`)) ||
  JSON.parse(localStorage[`${kept}proof`]).ended !== true

/** Storage may be forbidden or hold anything. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}

const script = document.currentScript
const early = page.Sohbet ?? []
if (script instanceof HTMLScriptElement && Array.isArray(early)) {
  const begin = () => start(script, early)
  if (document.body) begin()
  else addEventListener('DOMContentLoaded', begin)
}
