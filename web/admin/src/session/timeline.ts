// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { CartChange, Interaction, MessageView, SessionView } from '../api/types'

export type Entry =
  | { kind: 'message'; message: MessageView }
  | { kind: 'interaction'; interaction: Interaction }
  | { kind: 'cart'; change: CartChange }

/** What was said, what was done with products and what became of the cart, in the order it happened. */
export function timeline(
  messages: readonly MessageView[],
  interactions: readonly Interaction[],
  changes: readonly CartChange[] = [],
): Entry[] {
  const oldest = messages[0]?.seq ?? 0
  const entries: Entry[] = [
    ...messages.map((message): Entry => ({ kind: 'message', message })),
    // Before the oldest message shown they would stand without what they belong to.
    ...interactions
      .filter(({ seq }) => seq > oldest)
      .map((interaction): Entry => ({ kind: 'interaction', interaction })),
    ...changes.filter(({ seq }) => seq > oldest).map((change): Entry => ({ kind: 'cart', change })),
  ]
  return entries.sort((a, b) => seqOf(a) - seqOf(b))
}

export const seqOf = (entry: Entry): number => {
  switch (entry.kind) {
    case 'message':
      return entry.message.seq
    case 'interaction':
      return entry.interaction.seq
    case 'cart':
      return entry.change.seq
  }
}

/** The titles of products by their ids, as far as an answer showed them. */
export function productTitles(view: SessionView): Map<string, string> {
  return new Map(view.messages.flatMap(({ products = [] }) => products.map(({ id, title }) => [id, title])))
}
