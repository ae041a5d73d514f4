// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** As a ref: takes the focus when the element appears; at once would have the browser lay everything out within the click. */
export const focus = (element: HTMLElement | null): void => {
  requestAnimationFrame(() => element?.focus())
}

/** Keeps Tab within what covers the page. */
export function keepInside(event: KeyboardEvent, around: HTMLElement): void {
  const stops = [...around.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), textarea, [tabindex="0"]')]
  const edge = stops.at(event.shiftKey ? 0 : -1)
  if ((around.getRootNode() as ShadowRoot).activeElement !== edge) return
  event.preventDefault()
  stops.at(event.shiftKey ? -1 : 0)?.focus()
}
