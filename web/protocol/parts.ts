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
