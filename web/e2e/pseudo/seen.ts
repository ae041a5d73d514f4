// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '@playwright/test'

/** A text on the page and where it stands. */
export type Seen = { text: string; where: string }

/** Every text somebody sees or hears: what is drawn, and the names, titles and hints of things. */
export const seen = (page: Page): Promise<Seen[]> =>
  page.evaluate(() => {
    const foreign = 'script, style, code, pre, kbd, textarea, [translate=no]'
    const all: { text: string; where: string }[] = []
    const add = (text: string | null, at: Element, what: string) => {
      const said = text?.replace(/\s+/g, ' ').trim() ?? ''
      if (said !== '') all.push({ text: said, where: `${at.tagName.toLowerCase()}${what}` })
    }
    const roots: (Document | ShadowRoot)[] = [document]
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node instanceof Element) {
          if (node.shadowRoot !== null) roots.push(node.shadowRoot)
          if (node.closest(foreign) !== null || !node.checkVisibility({ visibilityProperty: true })) continue
          for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'])
            add(node.getAttribute(name), node, `[${name}]`)
        } else {
          const parent = node.parentElement
          if (parent === null || parent.closest(foreign) !== null) continue
          if (parent.checkVisibility({ visibilityProperty: true })) add(node.textContent, parent, '')
        }
      }
    }
    return all
  })

/** What stands out of a page that is as wide as the window, from the outermost in. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const isCut = (element: Element) => {
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true
      return false
    }
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !isCut(element))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.slice(0, 40)}"`)
      .slice(0, 5)
  })
