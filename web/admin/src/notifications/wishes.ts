// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { NoticeType, Preferences } from '../api/types'
import { types } from './filter'
import { type Channel, channels, isLocked, isOn } from './ways'

/** The preferences with one tick changed; what is locked stays. */
export function ticked(preferences: Preferences, type: NoticeType, channel: Channel, on: boolean): Preferences {
  return {
    ...preferences,
    types: preferences.types.map((wish) =>
      wish.type === type && !isLocked(wish, channel) ? { ...wish, [channel]: on } : wish,
    ),
  }
}

/** What is sent: what is locked is on. */
export const asSaved = (preferences: Preferences): Preferences => ({
  ...preferences,
  types: preferences.types.map((wish) => ({
    ...wish,
    ...Object.fromEntries(channels.map((channel) => [channel, isOn(wish, channel)])),
  })),
})

export const isSame = (a: Preferences, b: Preferences): boolean =>
  JSON.stringify(asSaved(a)) === JSON.stringify(asSaved(b))

/** What concerns the person comes before what concerns the machines; kinds not known here come last. */
export const inOrder = ({ types: wishes }: Preferences): Preferences['types'] => {
  const place = (type: NoticeType) => (types as readonly string[]).indexOf(type) + 1 || types.length + 1
  return [...wishes].sort((a, b) => place(a.type) - place(b.type))
}
