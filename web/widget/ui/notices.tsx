// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import type { Widget } from '../widget.ts'

interface Props {
  widget: Widget
}

const words = { stopped: 'stopped', waiting: 'offline' } as const

/** How the page stands with the server, once it is not well for longer than a moment. */
export function Linkage({ widget }: Props): JSX.Element {
  const { link } = widget.chat
  const name = link === 'stopped' || link === 'waiting' ? words[link] : 'connecting'
  return (
    <div role="status" class="linkage">
      {widget.isLate && <p>{widget.speech.text(name)}</p>}
    </div>
  )
}

/** What the visitor has to be told now, until it is dismissed. */
export function Notice({ widget }: Props): JSX.Element {
  return (
    <div role="alert" class="notice">
      {widget.notice && (
        <p>
          {widget.notice}
          <button type="button" class="link" onClick={() => widget.show({ notice: null })}>
            {widget.speech.text('dismiss')}
          </button>
        </p>
      )}
    </div>
  )
}
