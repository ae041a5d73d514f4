// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Form } from './form'

/** What a field says in the version of somebody else; undefined when it is not a text. */
export type Theirs = Partial<Record<keyof Form, string | undefined>>

/** The fields that were typed into here and changed by somebody else meanwhile, with what they put there. */
export function theirsOf(read: Form, now: Form, edited: Partial<Form>): Theirs {
  const fields = (Object.keys(edited) as (keyof Form)[]).filter(
    (field) =>
      JSON.stringify(read[field]) !== JSON.stringify(now[field]) &&
      JSON.stringify(now[field]) !== JSON.stringify(edited[field]),
  )
  return Object.fromEntries(
    fields.map((field) => {
      const value = now[field]
      return [field, typeof value === 'string' ? value : undefined]
    }),
  )
}
