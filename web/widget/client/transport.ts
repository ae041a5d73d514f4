// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ClientFrame, ClientFrames, ServerFrame } from '../../protocol/frames.ts'
import type { Closing } from './backoff.ts'

/** The page's end of a connection. */
export interface Listener {
  hello(): ClientFrames['client_hello']
  frame(frame: ServerFrame): void
  /** Called once, and nothing after it. */
  closed(closing: Closing): void
}

/** An open way to the server, or one that is opening. */
export interface Transport {
  send(frame: ClientFrame): void
  /** Ends it without calling `closed`. */
  close(): void
}

export type Opener = (listener: Listener) => Transport

/** What came over the wire, if it is a frame at all. */
export function frameOf(value: unknown): ServerFrame | null {
  const frame = value as ServerFrame | null
  if (typeof frame !== 'object' || typeof frame?.type !== 'string') return null
  return frame.type !== 'event' || Number.isSafeInteger(frame.seq) ? frame : null
}
