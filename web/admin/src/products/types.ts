// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { components } from '../api/schema'

type Schemas = components['schemas']

export type Listing = Schemas['Listing']
export type NewListing = Schemas['NewListing']
export type ListingPatch = Schemas['ListingPatch']
export type BothTexts = Schemas['BothTexts']
export type Category = Listing['categories'][number]
export type Variant = Listing['variants'][number]
export type Import = Schemas['Import']
