// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ProblemBody } from './types'

/** A request was refused, or did not arrive (`offline`). `code` never changes its meaning. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfter?: number,
    readonly errors: NonNullable<ProblemBody['errors']> = [],
    /** What kind of weakness, for `weak_password`. */
    readonly why?: string,
  ) {
    super(code)
  }

  static async of(response: Response): Promise<Problem> {
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
    const wait = Number.isFinite(seconds) ? seconds : undefined
    const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody> & { why?: string }
    return new Problem(response.status, body.code ?? codeOf(response.status), wait, body.errors, body.why)
  }
}

/** For answers of something between us and the server that knows nothing of our codes. */
function codeOf(status: number): string {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  return status >= 502 && status <= 504 ? 'unavailable' : 'internal'
}

export const isProblem = (error: unknown, ...codes: string[]): error is Problem =>
  error instanceof Problem && (codes.length === 0 || codes.includes(error.code))
