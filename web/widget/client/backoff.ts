// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** How a connection came to its end. `code` is the one of `bye` where there was one. */
export interface Closing {
  code: number
  retryAfter?: number | null
  /** The server was heard, so it is not the network that forbids sockets: some let them open and carry nothing. */
  opened: boolean
}

const CAP = 30_000

/**
 * How many milliseconds to wait before the next try, or null when there must be none. `failures` in a row make the wait
 * longer; `random` (0..1) keeps clients apart.
 */
export function waitAfter({ code, retryAfter }: Closing, failures: number, random: number): number | null {
  const backoff = 250 + random * Math.min(CAP, 500 * 2 ** Math.min(failures, 10))
  const asked = (retryAfter ?? 0) * 1000 * (1 + random / 4)
  switch (code) {
    case 4403:
      return null
    case 4401:
    case 4408:
      return failures ? backoff : 0
    case 4400:
      return Math.max(asked, CAP / 2 + backoff)
    case 1013:
    case 4429:
      return Math.max(asked, 1000 + backoff)
    default:
      return Math.max(asked, backoff)
  }
}
