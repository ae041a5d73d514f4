// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { answer, api } from '../api/client'
import type { Listing, ListingPatch, NewListing } from './types'

/** For the version it was made from: whoever was faster is not overwritten. */
const forVersion = ({ id, version }: Listing) => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

export const changeProduct = (listing: Listing, patch: ListingPatch): Promise<Listing> =>
  answer(
    api.PATCH('/products/{id}', {
      params: forVersion(listing),
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: patch as never,
    }),
  )

export const addProduct = (product: NewListing): Promise<Listing> => answer(api.POST('/products', { body: product }))

export const removeProduct = (listing: Listing): Promise<unknown> =>
  answer(api.DELETE('/products/{id}', { params: forVersion(listing) }))

/** Whether a product would come back as it was: the shop's own name and another currency cannot be given to a new one. */
export const mayComeBack = ({ id, handle, currency }: Listing, usual: string): boolean =>
  (handle === undefined || handle === id) && currency === usual

/** A product as it was; its version begins anew. */
export function addAgain(listing: Listing): Promise<Listing> {
  const { id, title, about, words, url, images, price, was, unit, in_stock, stock, categories, attributes } = listing
  const variants = listing.variants as NewListing['variants']
  const parts = { categories, attributes, ...(variants === undefined ? {} : { variants }) }
  const whole = { id, title, about, words, url, images, price, unit, in_stock, stock, ...parts }
  const texts = (text: Listing['about']) => (text.tr === '' && text.en === '' ? undefined : text)
  return addProduct(JSON.parse(JSON.stringify({ ...whole, was, about: texts(about), words: texts(words) })))
}
