// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Place } from '../place.ts'
import { languageOf, localeOf } from '../texts/choice.ts'
import { en } from '../texts/en.ts'
import { tr } from '../texts/tr.ts'

/** What the page was told, and what it was painted with. */
export const signals: { now: EventTarget } = { now: new EventTarget() }
export const painted: unknown[] = []

/** A place on the page as the loader makes it, with both languages at hand. */
export function placeFor(wished: string): Place {
  const host = document.createElement('div')
  document.body.append(host)
  signals.now = new EventTarget()
  painted.length = 0
  return {
    key: 'sohbet_pk_test',
    base: 'http://shop.test/',
    root: host.attachShadow({ mode: 'open' }),
    signals: signals.now,
    words: async (wish = wished) => {
      const locale = localeOf(wish)
      const language = languageOf(locale)
      return { locale, language, texts: { tr, en }[language] }
    },
    poll: () => import('../client/poll.ts'),
    paint: (look) => void painted.push(look),
  }
}
