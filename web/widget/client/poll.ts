// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrame } from '../../protocol/frames.ts'
import { frameOf, type Listener, type Opener } from './transport.ts'

const HELD_AT_MOST = 40_000
const AT_MOST_EVERY = 1000

/** The same frames by request and answer, where a network lets no WebSocket through. One request at a time. */
export function pollOf(url: string): Opener {
  return (listener: Listener) => {
    let over = false
    // A ping is answered at once, so the first welcome is not held back.
    let waiting: ClientFrame[] = [{ type: 'ping' }]
    let abort: AbortController | null = null
    let held = false
    let wake: (() => void) | null = null

    function end(code: number, retryAfter: number | null = null) {
      if (over) return
      close()
      listener.closed({ code, retryAfter, opened: true })
    }
    function close() {
      over = true
      abort?.abort()
      wake?.()
    }

    async function round(): Promise<void> {
      const frames = waiting
      waiting = []
      held = !frames.some(isAnswered)
      const asking = new AbortController()
      abort = asking
      const late = setTimeout(() => end(1006), HELD_AT_MOST)
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify([listener.hello(), ...frames]),
          credentials: 'omit',
          cache: 'no-store',
          signal: asking.signal,
        })
        if (!answer.ok) return end(closeCodes[answer.status] ?? 1006, Number(answer.headers.get('Retry-After')) || null)
        const heard: unknown = await answer.json()
        held = false
        for (const each of Array.isArray(heard) ? heard : []) hear(each)
      } catch {
        // Aborting a held request is how something to say gets through at once; `after` makes up for what it carried.
        if (asking.signal.aborted) waiting = [...frames, ...waiting]
        else end(1006)
      } finally {
        clearTimeout(late)
      }
    }

    function hear(value: unknown) {
      const frame = frameOf(value)
      if (over || !frame) return
      listener.frame(frame)
      if (frame.type === 'bye') end(frame.code, frame.retry_after ?? null)
    }

    async function run() {
      while (!over) {
        const began = Date.now()
        await round()
        const rest = AT_MOST_EVERY - (Date.now() - began)
        if (!over && !waiting.some(isAnswered) && rest > 0) await pause(rest)
      }
    }
    const pause = (ms: number) =>
      new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, ms)
      })

    void Promise.resolve().then(run)
    return {
      send(frame) {
        if (frame.type === 'ping' || frame.type === 'typing') return
        waiting.push(frame)
        if (!isAnswered(frame)) return
        if (held) abort?.abort()
        wake?.()
      },
      close,
    }
  }
}

const isAnswered = (frame: ClientFrame) => 'cid' in frame || frame.type === 'sync' || frame.type === 'ping'
const closeCodes: Record<number, number> = { 401: 4401, 403: 4403, 429: 4429, 503: 1013 }
