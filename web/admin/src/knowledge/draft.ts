// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { TopicText } from '../api/types'

export const tongues = ['tr', 'en'] as const
export type Tongue = (typeof tongues)[number]
export type Part = 'question' | 'answer'
export type Place = `${Tongue}.${Part}`

/** An entry as it stands in the editor. */
export type Draft = Record<Place, string>
export type Fault = 'needsBoth' | 'needsOne' | 'long'

export const longest: Record<Part, number> = { question: 200, answer: 2000 }

export const draftOf = (topic: TopicText | undefined): Draft => ({
  'tr.question': topic?.tr?.question ?? '',
  'tr.answer': topic?.tr?.answer ?? '',
  'en.question': topic?.en?.question ?? '',
  'en.answer': topic?.en?.answer ?? '',
})

export const isSame = (one: Draft, other: Draft): boolean =>
  (Object.keys(one) as Place[]).every((place) => one[place].trim() === other[place].trim())

const isWritten = (draft: Draft, tongue: Tongue) =>
  draft[`${tongue}.question`].trim() !== '' || draft[`${tongue}.answer`].trim() !== ''

/** Why it cannot be saved, in the order of the fields. */
export function faultsOf(draft: Draft): Partial<Record<Place, Fault>> {
  const faults: Partial<Record<Place, Fault>> = {}
  for (const tongue of tongues) {
    for (const part of ['question', 'answer'] as const) {
      const text = draft[`${tongue}.${part}`].trim()
      if (text === '' && isWritten(draft, tongue)) faults[`${tongue}.${part}`] = 'needsBoth'
      // As the server counts: in characters, not in halves of them.
      if ([...text].length > longest[part]) faults[`${tongue}.${part}`] = 'long'
    }
  }
  if (!tongues.some((tongue) => isWritten(draft, tongue))) faults['tr.question'] = 'needsOne'
  return faults
}

export function bodyOf(draft: Draft): TopicText {
  const body: TopicText = {}
  for (const tongue of tongues) {
    const wording = { question: draft[`${tongue}.question`].trim(), answer: draft[`${tongue}.answer`].trim() }
    if (isWritten(draft, tongue)) body[tongue] = wording
  }
  return body
}

/** The wording to show of an entry: the one asked for, else whichever there is. */
export const wordingOf = (topic: TopicText, tongue: Tongue) =>
  topic[tongue] ?? topic.tr ?? topic.en ?? { question: '', answer: '' }
