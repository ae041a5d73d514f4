// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
const loneSurrogates = /\p{Surrogate}/gu

/** Text as the wire takes it: no control characters, no halves of characters, NFC, no longer than the limit. */
export function clean(text: string, limit: number): string {
  const whole = text.replace(/\r\n?/g, '\n').replace(controls, '').replace(loneSurrogates, '\ufffd').normalize('NFC')
  return whole.length <= limit ? whole : [...whole].slice(0, limit).join('')
}

/** A web address, or nothing: `javascript:` and its kind never become a link. */
export function webAddress(url: string, base: string): URL | null {
  try {
    const address = new URL(url, base)
    return /^https?:$/.test(address.protocol) ? address : null
  } catch {
    return null
  }
}
