// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX, TargetedKeyboardEvent } from 'preact'
import { coversThePage, type Widget } from '../widget.ts'
import { Compare, CompareBar } from './compare.tsx'
import { Composer } from './composer.tsx'
import { keepInside } from './focus.ts'
import { CloseIcon, EndIcon } from './icons.tsx'
import { Log } from './log.tsx'
import { Linkage, Notice } from './notices.tsx'

/** The open widget: who answers, what was said, and where to write. */
export function Panel({ widget }: { widget: Widget }): JSX.Element {
  const { isComparing } = widget
  const { text } = widget.speech
  const covers = coversThePage()
  const pressed = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && isComparing) widget.show({ isComparing: false })
    else if (event.key === 'Escape') widget.close()
    if (event.key === 'Tab' && covers) keepInside(event, event.currentTarget)
  }
  return (
    <section class="panel" role="dialog" aria-label={text('title')} aria-modal={covers} onKeyDown={pressed}>
      <Head widget={widget} />
      <Linkage widget={widget} />
      {isComparing ? (
        <Compare widget={widget} />
      ) : (
        <>
          <Log widget={widget} />
          <CompareBar widget={widget} />
          <Notice widget={widget} />
          <Composer widget={widget} />
        </>
      )}
    </section>
  )
}

function Head({ widget }: { widget: Widget }): JSX.Element {
  const { owner, shop, session, ended, entries } = widget.chat
  const { text } = widget.speech
  const button = (name: 'end' | 'close', icon: JSX.Element, act: () => unknown) => (
    <button type="button" class="bare" aria-label={text(name)} title={text(name)} onClick={act}>
      {icon}
    </button>
  )
  return (
    <div class="head">
      <div class="who">
        <h2>{shop?.name ?? text('title')}</h2>
        <p>{owner?.kind === 'agent' ? text('agentHere', { name: owner.name ?? text('agent') }) : text('bot')}</p>
      </div>
      {session &&
        !ended &&
        entries.length > 0 &&
        button('end', <EndIcon />, () => confirm(text('endSure')) && widget.end())}
      {button('close', <CloseIcon />, () => widget.close())}
    </div>
  )
}
