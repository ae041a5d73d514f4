// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** How bright a colour is to the eye, 0 to 1 (WCAG's relative luminance). */
export function brightness(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: string, other: string): number {
  const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** What the widget writes with on a colour: whichever reads better, so it is always above 4.5 : 1. */
export const inkOn = (color: string): '#000000' | '#ffffff' =>
  contrast(color, '#000000') > contrast(color, '#ffffff') ? '#000000' : '#ffffff'

/** What the widget's panel stands on. */
export const grounds = { light: '#ffffff', dark: '#15191a' } as const
export type Ground = keyof typeof grounds

/** The grounds on which a colour is hard to see. */
export const paleOn = (color: string, theme: 'auto' | Ground): Ground[] =>
  (['light', 'dark'] as const).filter(
    (ground) => (theme === 'auto' || theme === ground) && contrast(color, grounds[ground]) < 3,
  )
