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
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  get(): Proof | null {
    return this.#store.get('proof') as Proof | null
  }

  set(proof: Proof): void {
    this.#store.set('proof', proof)
  }

  /** The session has ended; its token still opens the successor. */
  ended(session: string | null): void {
    const proof = this.get()
    if (proof && (session === null || proof.session === session)) this.set({ ...proof, ended: true })
  }

  forget(): void {
    this.#store.remove('proof')
  }
}
