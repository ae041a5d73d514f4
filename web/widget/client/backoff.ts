// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How a connection came to its end. `code` is the one of `bye` where there was one. */
export interface Closing {
  code: number
  retryAfter?: number | null
  /** The socket had opened, so it is not the network that forbids sockets. */
  opened: boolean
}

export type Next = { stop: true } | { stop: false; after: number; forget: boolean }

const CAP = 30_000

/** What to do after a connection ended. `failures` in a row make the wait longer; `random` (0..1) keeps clients apart. */
export function next(closing: Closing, failures: number, random: number): Next {
  const backoff = 250 + random * Math.min(CAP, 500 * 2 ** Math.min(failures, 10))
  const asked = (closing.retryAfter ?? 0) * 1000 * (1 + random / 4)
  const again = (after: number, forget = false): Next => ({ stop: false, after, forget })
  switch (closing.code) {
    case 4403:
      return { stop: true }
    case 4401:
      return again(failures === 0 ? 0 : backoff, true)
    case 4408:
      return again(failures === 0 ? 0 : backoff)
    case 4400:
      return again(Math.max(asked, CAP / 2 + random * CAP))
    case 1013:
    case 4429:
      return again(Math.max(asked, 1000 + backoff))
    default:
      return again(Math.max(asked, backoff))
  }
}
