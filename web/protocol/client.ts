// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Action, Page, Scalars } from './parts.ts'

/** What a visitor's page sends on /ws/chat. */
export interface ClientFrames {
  client_hello: {
    type: 'hello'
    v: 1
    key: string
    token?: string
    after?: number
    locale?: string
    tz?: string
    page?: Page
    ref?: string
  }
  client_say: { type: 'say'; cid: string; text: string }
  client_interact: {
    type: 'interact'
    cid: string
    product: string
    action: Action
    variant?: string
    source?: string
    metadata?: Scalars
  }
  client_cart: {
    type: 'cart'
    cid: string
    op: 'add' | 'set' | 'remove' | 'clear'
    product?: string
    variant?: string
    quantity?: string
  }
  client_placement: {
    type: 'placement'
    cid: string
    at: 'cart' | 'checkout' | 'product_page' | 'post_checkout'
    product?: string
  }
  client_shown: { type: 'shown'; cid: string; offer: string; step: number }
  client_answer: {
    type: 'answer'
    cid: string
    offer: string
    step: number
    accept: boolean
    variant?: string
    quantity?: string
  }
  client_purchase: {
    type: 'purchase'
    cid: string
    order: string
    total: string
    currency: string
    items?: PurchaseItem[]
  }
  client_identify: {
    type: 'identify'
    cid: string
    customer: string
    name?: string
    email?: string
    phone?: string
    hash?: string
  }
  client_prefer: { type: 'prefer'; cid: string; key: string; value: string }
  client_track: { type: 'track'; cid: string; name: string; data?: Scalars }
  client_page: { type: 'page'; url: string; title?: string }
  client_end: { type: 'end'; cid: string }
  client_read: { type: 'read'; upto: number }
  client_typing: { type: 'typing'; on: boolean }
  client_sync: { type: 'sync'; after: number }
  client_ping: { type: 'ping' }
}

export interface PurchaseItem {
  product: string
  variant?: string
  quantity: string
  price?: string
}

export type ClientFrame = ClientFrames[keyof ClientFrames]
