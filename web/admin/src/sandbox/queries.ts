// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'

/** Somebody else may move it meanwhile; where there is no sandbox nobody can. */
export const sandboxClockQuery = queryOptions({
  queryKey: ['sandbox-clock'],
  queryFn: ({ signal }) => answer(api.GET('/sandbox/clock', { signal })),
  refetchInterval: ({ state }) => (state.data?.sandbox === true ? 30_000 : false),
})

export const moveSandboxClock = (advance: string) => answer(api.POST('/sandbox/clock', { body: { advance } }))
