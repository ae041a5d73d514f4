// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** A number of a place: longer is greater, the leading zeros aside. */
function compareNumbers(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : one > other ? 1 : 0
}

/** Whether one place of the feed comes after another: the first number decides, then the second. As text they do not sort. */
export function isAfter(place: string, other: string): boolean {
  const [tx = '', order = ''] = place.split('-')
  const [otherTx = '', otherOrder = ''] = other.split('-')
  const byTx = compareNumbers(tx, otherTx)
  return byTx === 0 ? compareNumbers(order, otherOrder) > 0 : byTx > 0
}
