// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { MfaBegun } from '../api/types'

export const ownSessionsQuery = queryOptions({
  queryKey: ['own', 'sessions'],
  queryFn: ({ signal }) => answer(api.GET('/me/sessions', { signal })),
})

export const mfaQuery = queryOptions({
  queryKey: ['own', 'mfa'],
  queryFn: ({ signal }) => answer(api.GET('/me/mfa', { signal })),
})

export const endSession = (id: string): Promise<unknown> =>
  answer(api.DELETE('/me/sessions/{id}', { params: { path: { id } } }))

export const endOtherSessions = (): Promise<unknown> => answer(api.DELETE('/me/sessions'))

export const beginMfa = (): Promise<MfaBegun> => answer(api.POST('/me/mfa'))

/** Turns it on; what comes back is shown once. */
export const confirmMfa = async (code: string): Promise<string[]> =>
  (await answer(api.POST('/me/mfa/confirm', { body: { code } }))).recovery_codes

export const removeMfa = (password: string): Promise<unknown> => answer(api.DELETE('/me/mfa', { body: { password } }))

export const renewCodes = async (password: string): Promise<string[]> =>
  (await answer(api.POST('/me/mfa/recovery-codes', { body: { password } }))).recovery_codes
