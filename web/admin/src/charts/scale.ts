// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

const rounds = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]

/** The round number a chart reaches up to. */
export function roundAbove(most: number): number {
  if (most <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return rounds.map((step) => step * power).find((top) => top >= most && Number.isInteger(top)) ?? most
}

/** The outline of bars side by side: one path, however many there are. */
export function barsPath(values: readonly number[], top: number, width: number, height: number): string {
  const each = width / Math.max(values.length, 1)
  const gap = each > 4 ? Math.min(each * 0.2, 3) : 0
  const px = (value: number) => Math.round(value * 100) / 100
  return values
    .map((value, place) => {
      if (value <= 0) return ''
      // What happened once is seen, however small beside the rest.
      const tall = Math.max((value / top) * height, 1.5)
      const left = px(place * each + gap / 2)
      return `M${left} ${height}V${px(height - tall)}H${px((place + 1) * each - gap / 2)}V${height}Z`
    })
    .join('')
}

const hourSteps = [1, 2, 3, 6, 12, 24]

/** Which steps are named below a chart: as many as there is room for, at hours people count by. */
export function namedSteps(hours: readonly number[] | undefined, count: number, width: number, room: number): number[] {
  const most = Math.max(Math.floor(width / room), 1)
  const all = Array.from({ length: count }, (_, place) => place)
  if (hours === undefined) {
    const every = Math.max(Math.ceil(count / most), 1)
    return all.filter((place) => place % every === 0)
  }
  const every = hourSteps.find((step) => count / step <= most) ?? 24
  return all.filter((place) => (hours[place] ?? 0) % every === 0)
}

/** The place below a pointer. */
export const placeAt = (x: number, width: number, count: number): number | undefined =>
  width <= 0 || count === 0 ? undefined : Math.min(Math.max(Math.floor((x / width) * count), 0), count - 1)
