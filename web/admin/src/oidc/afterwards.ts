// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

const key = 'sohbet.after-sign-in'

/** Kept by this tab while the issuer's pages are in it. */
export function rememberPage(): void {
  sessionStorage.setItem(key, window.location.pathname + window.location.search)
}

/** The page that was asked for before. */
export const pageAskedFor = (): string => ownPage(sessionStorage.getItem(key))

/** A page of the staff's, whatever was kept. */
export function ownPage(path: string | null): string {
  const isOurs = path !== null && /^\/admin\/[\w\-./?=&%+~]*$/.test(path) && !path.startsWith('/admin/sign-in/')
  return isOurs ? path : '/admin/'
}

export type Brought = { state: string; code?: string; error?: string; iss?: string }

/** What the issuer has sent the browser back with; empty when somebody has come here by themselves. */
export function broughtBy(search: string): Brought {
  const given = new URLSearchParams(search)
  const of = (name: string) => given.get(name) || undefined
  const [code, iss] = [of('code'), of('iss')]
  const error = of('error') ?? (code === undefined ? 'none' : undefined)
  return {
    state: of('state') ?? 'none',
    ...(error === undefined ? (code === undefined ? {} : { code }) : { error: error.slice(0, 200) }),
    ...(iss === undefined ? {} : { iss }),
  }
}
