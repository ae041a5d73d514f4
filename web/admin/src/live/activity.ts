// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ChatEvent } from '../api/types'

/** Events that do not count as activity: they neither keep a session open nor lift it in the list. */
const quiet: ReadonlySet<string> = new Set(['read', 'owner_changed', 'refused', 'ended', 'succeeded'])

export const isActivity = (event: ChatEvent): boolean => !quiet.has(event.event)
