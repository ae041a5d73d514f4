// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { vi } from 'vitest'
import type { Message } from '../client/chat.ts'
import { Conversation } from '../client/conversation.ts'
import { storeIn } from '../client/store.ts'
import type { Shop } from './shop.ts'

/** A page with the widget's conversation on it, as often as it is opened. */
export function openPage(shop: Shop): Conversation {
  return new Conversation({
    key: 'sohbet_pk_test',
    store: storeIn(localStorage, 'test'),
    ways: { socket: shop.opener(), poll: shop.opener() },
    about: () => ({ locale: 'tr' }),
  })
}

/** What is on the screen: messages, then what is on its way with its mark. */
export const screen = (page: Conversation): string[] => [
  ...page.chat.entries.map((entry) => (entry.event === 'said' ? `${entry.by}: ${entry.text}` : `-- ${entry.event}`)),
  ...page.chat.pending.map(
    (each) => `${each.failure ? 'failed' : each.seq === null ? 'queued' : 'sent'}: ${each.text}`,
  ),
]

export const messages = (page: Conversation): Message[] =>
  page.chat.entries.filter((entry): entry is Message => entry.event === 'said')

/** Lets what is due within `ms` happen. */
export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
