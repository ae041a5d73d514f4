// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { callsOf } from './api.ts'
import type { Caller, Place } from './place.ts'
import { mount } from './ui/mount.tsx'
import { Widget } from './widget.ts'

/** The rest of the widget, brought by the loader when it is wanted: one file a language, of which a visitor needs one. */
export async function start(place: Place): Promise<Caller> {
  const widget = new Widget(place, await place.words())
  await turn()
  mount(widget)
  await turn()
  return callsOf(widget)
}

/** Lets the page have its turn, so that a slow machine is never held up by all of it at once. */
const turn = () => new Promise((done) => setTimeout(done))
