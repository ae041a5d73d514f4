// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { chat } from './chat.ts'
import { el } from './elements.ts'
import type { Shop } from './shop.ts'

const LONGEST = 64

/** Says that the visitor came out of the chat, from which conversation, and leads back into it. */
export function cameFromChat({ text }: Shop): HTMLElement | null {
  const asked = new URLSearchParams(location.search)
  const session = (asked.get('session') ?? '').slice(0, LONGEST)
  if (asked.get('ref') !== 'chat' || !session) return null
  const code = el('code', { title: session }, short(session))
  const done = el('span', { role: 'status' })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(session)
      done.textContent = text.copied
    } catch {
      // Without a clipboard the whole id is there to be marked.
      code.textContent = session
    }
  }
  return el(
    'aside',
    { class: 'came', 'aria-label': text.fromChat },
    el('p', {}, text.fromChat),
    el('p', { class: 'session' }, `${text.session} `, code),
    el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'button', onclick: () => void copy() }, text.copy),
      el('button', { type: 'button', class: 'main', onclick: () => chat('open') }, text.backToChat),
      done,
    ),
  )
}

const short = (id: string) => (id.length > 14 ? `${id.slice(0, 4)}…${id.slice(-6)}` : id)
