// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { DeliveryStatus } from '../api/types'

export const statuses: DeliveryStatus[] = ['waiting', 'delivered', 'dead']

export type DeliveryFilter = { status?: DeliveryStatus }

/** The filter as it stands in the address. */
export const deliveryFilterOf = (search: Record<string, unknown>): DeliveryFilter => {
  const status = statuses.find((one) => one === search.status)
  return status === undefined ? {} : { status }
}
