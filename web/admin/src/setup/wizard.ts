// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { queryOptions } from '@tanstack/react-query'
import { answer, api, sendCsrf } from '../api/client'
import type { components } from '../api/schema'

type Schemas = components['schemas']
export type SetupView = Schemas['SetupView']
export type Inside = NonNullable<SetupView['inside']>
export type Step = Schemas['SetupStepName']
export type Trial = Schemas['SetupTrial']
export type Started = Schemas['SetupStarted']

export const steps: readonly Step[] = ['admin', 'shop', 'model', 'messaging', 'database', 'summary']

/** Writes of the wizard need what its state tells. */
export function heard(view: SetupView): SetupView {
  if (view.inside !== undefined) sendCsrf(view.inside.csrf)
  return view
}

/** The link's token is used up once; the cookie that comes for it is what a reload finds. */
async function open(): Promise<SetupView> {
  const token = window.location.hash.slice(1)
  if (token === '') return heard(await answer(api.GET('/setup')))
  window.history.replaceState(null, '', '/setup')
  try {
    return heard(await answer(api.POST('/setup/enter', { body: { token } })))
  } catch (refused) {
    // Somebody who is in already may have opened the old link again.
    const view = heard(await answer(api.GET('/setup')))
    if (view.entered || view.done) return view
    throw refused
  }
}

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: open, staleTime: Number.POSITIVE_INFINITY })

/** The step before or after one. */
export const beside = (step: Step, by: 1 | -1): Step => steps[steps.indexOf(step) + by] ?? step
