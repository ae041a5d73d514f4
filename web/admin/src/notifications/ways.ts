// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Notice, Preferences } from '../api/types'

export const channels = ['in_app', 'toast', 'sound', 'browser', 'email'] as const
export type Channel = (typeof channels)[number]
export type Wish = Preferences['types'][number]

/** What nobody may turn off for critical ones: that they are seen. */
export const isLocked = (wish: Pick<Wish, 'severity'>, channel: Channel): boolean =>
  wish.severity === 'critical' && channel !== 'sound' && channel !== 'browser'

export const isOn = (wish: Wish, channel: Channel): boolean => isLocked(wish, channel) || wish[channel]

export type Ways = { toast: boolean; sound: boolean; browser: boolean }

/** How a new notification is told at a screen. Quiet hours silence what is not critical. */
export function waysOf(notice: Notice, preferences: Preferences | undefined, now: Date): Ways {
  const isCritical = notice.severity === 'critical'
  const wish = preferences?.types.find(({ type }) => type === notice.type)
  const isQuiet = !isCritical && preferences !== undefined && isQuietAt(preferences, now)
  if (wish === undefined || isQuiet) return { toast: isCritical, sound: false, browser: false }
  return { toast: isCritical || wish.toast, sound: wish.sound, browser: wish.browser }
}

/** Whether it is within the quiet hours, by the clock of their zone; they may go over midnight. */
export function isQuietAt({ quiet_hours: hours, zone }: Pick<Preferences, 'quiet_hours' | 'zone'>, now: Date): boolean {
  if (hours === null) return false
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  const time = format.format(now)
  return hours.from <= hours.to ? hours.from <= time && time < hours.to : time >= hours.from || time < hours.to
}
