// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

/** An address to link to, or nothing when it is no web address: what a page told us may be anything. */
export function safeUrl(url: string | null | undefined): string | undefined {
  if (url == null) return undefined
  try {
    const { protocol, href } = new URL(url, window.location.origin)
    return protocol === 'https:' || protocol === 'http:' ? href : undefined
  } catch {
    return undefined
  }
}
