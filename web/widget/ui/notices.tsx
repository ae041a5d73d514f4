// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Speech } from '../texts/locale.ts'
import type { Widget } from '../widget.ts'

const PATIENCE = 1500

/** How the page stands with the server, once it is not well for longer than a moment. */
export function Linkage({ widget }: { widget: Widget }): JSX.Element {
  const { link } = widget.chat
  const { text } = widget.speech
  const isWell = link === 'open' || link === 'idle'
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (isWell) return
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [isWell])
  const words = link === 'stopped' ? text('stopped') : link === 'waiting' ? text('offline') : text('connecting')
  return (
    <div role="status" class="linkage">
      {(link === 'stopped' || (isLate && !isWell)) && <p>{words}</p>}
    </div>
  )
}

/** What the visitor has to be told now, until it is dismissed. */
export function Notice({ widget }: { widget: Widget }): JSX.Element {
  return (
    <div role="alert" class="notice">
      {widget.notice && (
        <p>
          {widget.notice}
          <button type="button" class="link" onClick={() => widget.dismiss()}>
            {widget.speech.text('dismiss')}
          </button>
        </p>
      )}
    </div>
  )
}

/** Asks before the conversation is ended. */
export function Sure({ speech, onAnswer }: { speech: Speech; onAnswer(yes: boolean): void }): JSX.Element {
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  return (
    <div class="sure" role="group" aria-label={speech.text('endSure')}>
      <p>{speech.text('endSure')}</p>
      <button type="button" class="main" onClick={() => onAnswer(true)}>
        {speech.text('endYes')}
      </button>
      <button ref={cancel} type="button" onClick={() => onAnswer(false)}>
        {speech.text('cancel')}
      </button>
    </div>
  )
}
