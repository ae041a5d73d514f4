// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { render } from 'preact'
import type { Widget } from '../widget.ts'
import { App } from './app.tsx'
import css from './styles.css?inline'

/** Puts the widget on the page in a shadow of its own, so neither styles the other. */
export function mount(widget: Widget): HTMLElement {
  const host = document.createElement('div')
  host.id = 'sohbet'
  host.dataset.theme = widget.settings.theme
  const root = host.attachShadow({ mode: 'open' })
  // A constructed sheet is allowed under a strict style-src where a <style> element is not.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
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
  document.body.append(host)
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
