// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Interaction, MessageView, SessionView } from '../api/types'

export type Entry = { kind: 'message'; message: MessageView } | { kind: 'interaction'; interaction: Interaction }

/** What was said and what was done with products, in the order it happened. */
export function timeline(messages: readonly MessageView[], interactions: readonly Interaction[]): Entry[] {
  const oldest = messages[0]?.seq ?? 0
  const entries: Entry[] = [
    ...messages.map((message): Entry => ({ kind: 'message', message })),
    // Before the oldest message shown they would stand without what they belong to.
    ...interactions
      .filter(({ seq }) => seq > oldest)
      .map((interaction): Entry => ({ kind: 'interaction', interaction })),
  ]
  return entries.sort((a, b) => seqOf(a) - seqOf(b))
}

export const seqOf = (entry: Entry): number => (entry.kind === 'message' ? entry.message.seq : entry.interaction.seq)

/** The titles of products by their ids, as far as an answer showed them. */
export function productTitles(view: SessionView): Map<string, string> {
  return new Map(view.messages.flatMap(({ products = [] }) => products.map(({ id, title }) => [id, title])))
}
