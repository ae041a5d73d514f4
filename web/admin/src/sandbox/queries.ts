// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { SandboxClock } from '../api/types'
import { shopsAreAhead } from './shopTime'

function known(clock: SandboxClock): SandboxClock {
  shopsAreAhead(clock.ahead_seconds)
  return clock
}

/** Somebody else may move it meanwhile; where there is no sandbox nobody can. */
export const sandboxClockQuery = queryOptions({
  queryKey: ['sandbox-clock'],
  queryFn: async ({ signal }) => known(await answer(api.GET('/sandbox/clock', { signal }))),
  refetchInterval: ({ state }) => (state.data?.sandbox === true ? 30_000 : false),
})

export const moveSandboxClock = async (advance: string) =>
  known(await answer(api.POST('/sandbox/clock', { body: { advance } })))
