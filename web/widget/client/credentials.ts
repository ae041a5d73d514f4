// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Store } from './store.ts'

/** The token that proves a session, with the session's name so that `after` is never said of another one. */
export interface Proof {
  token: string
  session: string
  ended?: boolean
}

/** The proof this browser holds for a shop, shared by its tabs. */
export class Credentials {
  constructor(private readonly store: Store) {}

  get(): Proof | null {
    try {
      const proof = JSON.parse(this.store.get('proof') ?? 'null')
      return typeof proof?.token === 'string' && typeof proof.session === 'string' ? proof : null
    } catch {
      return null
    }
  }

  set(proof: Proof): void {
    this.store.set('proof', JSON.stringify(proof))
  }

  /** The session has ended; its token still opens the successor. */
  ended(session: string | null): void {
    const proof = this.get()
    if (proof && (session === null || proof.session === session)) this.set({ ...proof, ended: true })
  }

  forget(): void {
    this.store.remove('proof')
  }
}
