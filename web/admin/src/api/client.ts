// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import createClient from 'openapi-fetch'
import { Problem } from './problem'
import type { paths } from './schema'

let csrf = ''

/** Writes carry the token that sign-in and /me gave. */
export function sendCsrf(token: string): void {
  csrf = token
}

const base = new URL('/api/v1', window.location.origin).href

export const api = createClient<paths>({ baseUrl: base, fetch: (request) => fetch(request) })

api.use({
  onRequest: ({ request }) => {
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrf)
    return request
  },
  onResponse: async ({ response }) => {
    if (!response.ok) throw await Problem.of(response)
    return response
  },
  onError: ({ error }) => (error instanceof Problem ? error : new Problem(0, 'offline')),
})

/** What a request brought; refusals have been thrown before. */
export async function answer<T>(request: Promise<{ data?: T }>): Promise<T> {
  return (await request).data as T
}
