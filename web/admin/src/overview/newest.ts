// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Interaction } from '../../../protocol/frames'
import type { LiveEvent } from '../live/frames'

/** Something a visitor did, and in which session. */
export type Deed = Interaction & { session: string }
export type Kind = 'all' | 'views' | 'carts' | 'refused'

const most = 50

/** The newest first, each once. */
export function withDeed(deeds: readonly Deed[], deed: Deed): readonly Deed[] {
  if (deeds.some(({ session, seq }) => session === deed.session && seq === deed.seq)) return deeds
  return [deed, ...deeds].slice(0, most)
}

export const isDeed = (event: LiveEvent): event is LiveEvent & Deed =>
  event.event === 'interacted' || event.event === 'view_refused' || event.event === 'purchased'

/** What a filter of the feed is about. */
export function kindOf(deed: Deed): Exclude<Kind, 'all'> {
  if (deed.event === 'view_refused') return 'refused'
  if (deed.event === 'purchased') return 'carts'
  return deed.action === 'view' || deed.action === 'compare' ? 'views' : 'carts'
}
