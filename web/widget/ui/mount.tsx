// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { render } from 'preact'
import type { Widget } from '../widget.ts'
import { App } from './app.tsx'
import css from './styles.css?inline'

/** Puts the widget into the shadow root of its place, so neither the page nor it styles the other. */
export function mount(widget: Widget): HTMLElement {
  const { root } = widget.place
  const host = root.host as HTMLElement
  // The loader's button has kept the place of the one that is drawn now.
  const hadFocus = root.activeElement !== null
  root.replaceChildren()
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  // The page sees keys pressed in here as pressed on a plain element: its shortcuts would fire while the visitor types.
  for (const name of ['keydown', 'keyup', 'keypress']) root.addEventListener(name, (event) => event.stopPropagation())
  followKeyboard(host)

  let due = false
  const draw = () => {
    due = false
    host.lang = widget.speech.language
    render(<App widget={widget} />, root)
  }
  widget.watch(() => {
    if (due) return
    due = true
    queueMicrotask(draw)
  })
  draw()
  if (hadFocus) root.querySelector<HTMLElement>('.launcher')?.focus()
  return host
}

/** On a phone the keyboard covers the page without making it smaller; a covering panel keeps to what is left. */
function followKeyboard(host: HTMLElement) {
  const seen = window.visualViewport
  const follow = () => {
    host.style.setProperty('--seen', `${seen?.height}px`)
    host.style.setProperty('--from', `${seen?.offsetTop}px`)
  }
  for (const name of ['resize', 'scroll']) seen?.addEventListener(name, follow)
  if (seen) follow()
}
