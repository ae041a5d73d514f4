// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { apiOf, type SohbetApi } from './api.ts'
import { settingsOf } from './settings.ts'
import { mount } from './ui/mount.tsx'
import { Widget } from './widget.ts'

type Queue = unknown[] | SohbetApi | undefined
const page = window as { Sohbet?: Queue }

function start(script: HTMLScriptElement) {
  const settings = settingsOf(script)
  if (!settings) return
  const waiting = Array.isArray(page.Sohbet) ? page.Sohbet : []
  const widget = new Widget(settings)
  const api = apiOf(widget)
  page.Sohbet = api
  mount(widget)
  api.push(...waiting)
}

const script = document.currentScript
const isHereAlready = page.Sohbet !== undefined && !Array.isArray(page.Sohbet)
if (script instanceof HTMLScriptElement && !isHereAlready) {
  if (document.body) start(script)
  else addEventListener('DOMContentLoaded', () => start(script))
}
