// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Channel, ChannelKind, ChannelPatch, NewChannel } from '../api/types'

/** A channel before it is saved; numbers as they are typed, one a line. */
export type Draft = { kind: ChannelKind; name: string; account: string; secret: string; numbers: string }

export const kinds = ['twilio', 'whatsapp', 'telegram'] as const satisfies readonly ChannelKind[]

export const draftOf = (channel?: Channel): Draft => ({
  kind: channel?.kind ?? 'twilio',
  name: channel?.name ?? '',
  account: channel?.account ?? '',
  secret: '',
  numbers: channel?.numbers.join('\n') ?? '',
})

export const hasNumbers = (kind: ChannelKind): boolean => kind !== 'telegram'

/** People write numbers with spaces and brackets. */
export const numbersOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,;]/)
      .map((number) => number.replace(/[\s()./-]/g, ''))
      .filter((number) => number !== ''),
  ),
]

export type Fault = 'name' | 'account' | 'accountSid' | 'secret' | 'numbers'

export function faultOf({ kind, name, account, secret, numbers }: Draft): Fault | undefined {
  if (name.trim() === '') return 'name'
  if (kind === 'telegram' && !/^\S+$/.test(account.trim())) return 'account'
  if (kind !== 'telegram' && !/^AC[0-9a-fA-F]{32}$/.test(account.trim())) return 'accountSid'
  if (/\s/.test(secret.trim())) return 'secret'
  return hasNumbers(kind) && !numbersOf(numbers).every((one) => /^\+[1-9][0-9]{6,14}$/.test(one))
    ? 'numbers'
    : undefined
}

export const patchOf = (draft: Draft): ChannelPatch => ({
  name: draft.name.trim(),
  account: draft.account.trim(),
  numbers: hasNumbers(draft.kind) ? numbersOf(draft.numbers) : [],
  ...(draft.secret.trim() === '' ? {} : { secret: draft.secret.trim() }),
})

export const newOf = (draft: Draft): NewChannel => ({
  ...{ kind: draft.kind, name: draft.name.trim(), account: draft.account.trim() },
  ...patchOf(draft),
})
