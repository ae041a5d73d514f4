// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

type Answer = { status: number; body?: unknown }

/** The way in beside the password, on a played server that has none until it is named. */
export class PlayedIssuer {
  name: string | undefined
  isLinked = true
  /** What comes of coming back, by its code; nothing for a sign-in. */
  refusal: string | undefined
  readonly brought: unknown[] = []

  answer(method: string, path: string, body: unknown, me: () => unknown): Answer | undefined {
    switch (`${method} ${path}`) {
      case 'GET /sign-in':
        return { status: 200, body: { oidc: this.name === undefined ? null : { name: this.name } } }
      case 'POST /sign-in/oidc':
        return this.refusal === 'oidc_unavailable'
          ? refused(503, this.refusal)
          : { status: 200, body: { location: 'http://admin.test/admin/sign-in/oidc?state=s-1&code=c-1' } }
      case 'POST /sign-in/oidc/return':
        this.brought.push(body)
        return this.refusal === undefined ? { status: 200, body: me() } : refused(401, this.refusal)
      case 'POST /sign-in/oidc/code':
        return (body as { code?: string }).code === '123456' ? { status: 200, body: me() } : refused(401, 'bad_code')
      case 'GET /me/oidc':
        return {
          status: 200,
          body: {
            name: this.name ?? null,
            ...(this.isLinked
              ? { linked_at: '2026-10-01T09:00:00Z', last_used_at: '2026-11-20T09:00:00Z' }
              : undefined),
          },
        }
      case 'DELETE /me/oidc':
        this.isLinked = false
        return { status: 204 }
      default:
        return undefined
    }
  }
}

const refused = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, correlation_id: 'c-1' },
})
