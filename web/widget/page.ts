// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Page } from '../protocol/frames.ts'

const LONGEST = 2048

/** Where the visitor is, within what the wire takes. */
export const pageNow = (): Page => ({ url: short(location.href), title: document.title.slice(0, 300) })

/** A long address loses what follows its path rather than its end. */
export const short = (url: string): string =>
  url.length <= LONGEST ? url : (url.split(/[?#]/)[0] ?? '').slice(0, LONGEST)

/** Tells when a page without reloads shows another address. */
export function onMove(moved: () => void): void {
  let last = location.href
  const look = () => {
    if (location.href === last) return
    last = location.href
    moved()
  }
  addEventListener('popstate', look)
  const { navigation } = window as { navigation?: EventTarget }
  navigation?.addEventListener('navigatesuccess', look)
}
