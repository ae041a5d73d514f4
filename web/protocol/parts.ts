// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** Parts that frames share. Money and quantities are decimal strings, instants RFC 3339 in UTC. */

export type By = 'visitor' | 'bot' | 'agent'
export type Action = 'view' | 'compare' | 'buy' | 'add_to_cart'
export type Scalars = Record<string, string | number | boolean | null>

export interface Page {
  url: string
  title?: string | null
}

export interface Owner {
  kind: 'bot' | 'agent'
  id?: string | null
  name?: string | null
  version: number
}

export interface Views {
  used: number
  limit: number
  resets: string
}

export interface Limits {
  views: Views
}

export interface Unit {
  code: string
  label: string
  step: string
}

export interface Variant {
  id: string
  title: string
  price: string
  in_stock: boolean
  options?: Record<string, string>
}

/** So much of one product in a cart, priced as the catalogue sold it. */
export interface CartLine {
  line: string
  product: string
  variant?: string | null
  title: string
  option?: string | null
  url: string
  image?: string | null
  price: string
  was?: string
  quantity: string
  unit: Unit
  /** Price times quantity, rounded half up to the smallest coin. */
  total: string
}

/** The sum of the lines' totals; without a currency when there are none. */
export interface CartTotals {
  total: string
  currency?: string
}

export interface Cart {
  id: string
  seq: number
  status: 'open' | 'checked_out' | 'merged'
  lines: CartLine[]
  totals: CartTotals
  successor?: string | null
}

export interface Product {
  id: string
  title: string
  url: string
  image?: string | null
  price: string
  was?: string
  currency: string
  unit: Unit
  in_stock: boolean
  variants?: Variant[]
}

/** How the merchant wants the widget to look; `color` is `#rrggbb`. */
export type Look = { color: string; side: 'right' | 'left'; theme: 'auto' | 'light' | 'dark' }
