// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { coversThePage, type Widget } from '../widget.ts'
import { Compare, CompareBar } from './compare.tsx'
import { Composer } from './composer.tsx'
import { CloseIcon, EndIcon } from './icons.tsx'
import { Log } from './log.tsx'
import { Linkage, Notice, Sure } from './notices.tsx'

/** The open widget: who answers, what was said, and where to write. */
export function Panel({ widget }: { widget: Widget }): JSX.Element {
  const { chat } = widget
  const { text } = widget.speech
  const [isComparing, setComparing] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const covers = coversThePage()
  const title = chat.shop ? text('title', { shop: chat.shop.name }) : text('titleAlone')
  const shows = isComparing && widget.compared.length > 1
  useVisibleHeight(panel, covers)

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (shows) setComparing(false)
      else widget.close()
    }
    if (event.key === 'Tab' && covers) keepInside(event, panel.current)
  }

  return (
    <section ref={panel} class="panel" role="dialog" aria-label={title} aria-modal={covers} onKeyDown={pressed}>
      <header>
        <div class="who">
          <h2>{chat.shop?.name ?? text('titleAlone')}</h2>
          <p>
            {chat.owner?.kind === 'agent'
              ? text('agentHere', { name: chat.owner.name ?? text('agent') })
              : text('botHere')}
          </p>
        </div>
        {chat.session && !chat.ended && chat.entries.length > 0 && (
          <button
            type="button"
            class="bare"
            aria-label={text('end')}
            title={text('end')}
            onClick={() => setAsking(true)}
          >
            <EndIcon />
          </button>
        )}
        <button
          type="button"
          class="bare"
          aria-label={text('close')}
          title={text('close')}
          onClick={() => widget.close()}
        >
          <CloseIcon />
        </button>
      </header>
      <Linkage widget={widget} />
      {isAsking && (
        <Sure
          speech={widget.speech}
          onAnswer={(yes) => {
            setAsking(false)
            if (yes) widget.end()
          }}
        />
      )}
      {shows ? (
        <Compare widget={widget} onBack={() => setComparing(false)} />
      ) : (
        <>
          <Log widget={widget} />
          <CompareBar widget={widget} onCompare={() => setComparing(true)} />
          <Notice widget={widget} />
          <Composer widget={widget} />
        </>
      )}
    </section>
  )
}

/** A covering panel is modal: the page behind it cannot be reached by Tab. */
function keepInside(event: KeyboardEvent, panel: HTMLElement | null) {
  const stops = panel?.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), textarea, [tabindex="0"]')
  const first = stops?.[0]
  const last = stops?.[stops.length - 1]
  const active = (panel?.getRootNode() as ShadowRoot).activeElement
  if (event.shiftKey ? active !== first : active !== last) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}

/** On a phone the keyboard covers the page without making it smaller; the panel follows what is left. */
function useVisibleHeight(panel: { current: HTMLElement | null }, covers: boolean) {
  useEffect(() => {
    const seen = window.visualViewport
    if (!seen || !covers) return
    const fit = () => {
      panel.current?.style.setProperty('--seen', `${seen.height}px`)
      panel.current?.style.setProperty('--from', `${seen.offsetTop}px`)
    }
    fit()
    seen.addEventListener('resize', fit)
    seen.addEventListener('scroll', fit)
    return () => {
      seen.removeEventListener('resize', fit)
      seen.removeEventListener('scroll', fit)
    }
  }, [covers])
}
