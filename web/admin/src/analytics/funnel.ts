// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { Funnel } from '../api/types'

export type Stages = Funnel['stages']
export type Stage = Stages[number]['stage']

const of = (stages: Stages, stage: Stage) => stages.find((one) => one.stage === stage)?.sessions ?? 0

/** The share of those who said or did something; nothing when nobody did. */
export function conversionOf(stages: Stages): { purchased: number; confirmed: number } | undefined {
  const engaged = of(stages, 'engaged')
  if (engaged === 0) return undefined
  return { purchased: of(stages, 'purchased') / engaged, confirmed: of(stages, 'confirmed') / engaged }
}

/** What part of the sessions that began came so far. */
export const shareOf = (stages: Stages, sessions: number): number | undefined => {
  const started = of(stages, 'started')
  return started === 0 ? undefined : sessions / started
}
