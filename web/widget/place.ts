// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Look } from '../protocol/frames.ts'
import type { Opener } from './client/transport.ts'
import type { Words } from './texts/choice.ts'

/** What the script tag says and the loader has put on the page: where the rest of the widget finds its place. */
export interface Place {
  key: string
  /** Where the engine is: the folder the script came from. */
  base: string
  root: ShadowRoot
  /** Where the page listens: events named by Signal, with the value in `detail`. */
  signals: EventTarget
  /** The texts and the format for the language wished for last. */
  words(wish?: string): Promise<Words>
  /** The way around blocked sockets, which few need. */
  poll(): Promise<{ pollOf(url: string): Opener }>
  /** Paints what the merchant chose, now and on the next page. */
  paint(look: Look): void
}

/** Does one of the page's calls. */
export type Caller = (name: string, values: unknown[]) => void
