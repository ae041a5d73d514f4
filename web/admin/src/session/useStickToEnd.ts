// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const near = 80

/** Keeps the end of a scrolled box in sight for whoever is there, and leaves those who read further up in peace. */
export function useStickToEnd(content: string) {
  const box = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  const [isAway, setAway] = useState(false)
  const toEnd = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [])
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const scrolled = () => {
      stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < near
      setAway(!stuck.current)
    }
    // Pictures of products arrive late and make the thread longer.
    const grown = new ResizeObserver(() => stuck.current && toEnd())
    element.addEventListener('scroll', scrolled, { passive: true })
    for (const child of element.children) grown.observe(child)
    grown.observe(element)
    return () => {
      element.removeEventListener('scroll', scrolled)
      grown.disconnect()
    }
  }, [toEnd])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the content is a reason to go there
  useLayoutEffect(() => {
    if (stuck.current) toEnd()
  }, [content, toEnd])
  return { box, isAway, toEnd }
}
