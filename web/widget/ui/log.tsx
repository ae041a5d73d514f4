// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Entry, Pending } from '../client/chat.ts'
import { statusOf } from '../client/chat.ts'
import type { Widget } from '../widget.ts'
import { Bubble } from './bubble.tsx'

const NEAR = 80

/** Everything said, the newest at the bottom and in view unless the visitor has scrolled up. */
export function Log({ widget }: { widget: Widget }): JSX.Element {
  const { chat } = widget
  const { text, language } = widget.speech
  const log = useRef<HTMLDivElement>(null)
  const [isAway, setAway] = useState(false)
  const mine = chat.pending.at(-1)?.cid
  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight })

  useLayoutEffect(() => {
    if (!isAway) toEnd()
  }, [chat.entries, chat.pending, chat.typing, isAway])
  useLayoutEffect(() => {
    if (mine) setAway(false)
  }, [mine])

  const lastOwn = chat.pending.length
    ? undefined
    : chat.entries.findLast((entry) => entry.kind === 'message' && entry.by === 'visitor')
  const typist = chat.typing === 'agent' ? (chat.owner?.name ?? text('agent')) : text('bot')

  return (
    <div class="middle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div
        ref={log}
        class="log"
        role="log"
        aria-label={text('log')}
        tabIndex={0}
        onScroll={({ currentTarget: at }) => setAway(at.scrollHeight - at.scrollTop - at.clientHeight > NEAR)}
      >
        <Bubble widget={widget} by="bot" words={chat.shop?.greeting ?? text('greeting')} />
        {chat.entries.map((entry) => (
          <Row key={keyOf(entry)} widget={widget} entry={entry} isLastOwn={entry === lastOwn} language={language} />
        ))}
        {chat.pending.map((each) => (
          <OnItsWay key={each.cid} widget={widget} pending={each} />
        ))}
        {chat.typing && (
          <p class="typing">
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span class="unseen">{text('typing', { name: typist })}</span>
          </p>
        )}
      </div>
      {isAway && (
        <button type="button" class="newer" onClick={() => setAway(false)}>
          {text('newer')}
        </button>
      )}
    </div>
  )
}

/** A bubble keeps its place when its message is acknowledged and then numbered. */
const keyOf = (entry: Entry) => (entry.kind === 'message' && entry.cid) || `${entry.chapter}.${entry.seq}`

interface RowProps {
  widget: Widget
  entry: Entry
  isLastOwn: boolean
  language: string
}

/** Drawn again only when something about it changed: a long conversation stays light. */
function Row({ widget, entry, isLastOwn, language }: RowProps): JSX.Element {
  const { text, time } = widget.speech
  const status = isLastOwn && entry.kind === 'message' ? statusOf(widget.chat, entry) : null
  const chosen =
    entry.kind === 'message'
      ? entry.products.map((product) => widget.compared.some(({ id }) => id === product.id)).join()
      : ''
  const session = widget.chat.session
  return useMemo(() => {
    if (entry.kind === 'mark') return <p class="mark">{text(entry.what, { name: entry.name ?? text('agent') })}</p>
    const { by, name, products, at } = entry
    const words = entry.text ?? text('erased')
    const meta = [time(at), status && text(status)].filter(Boolean).join(' · ')
    return <Bubble {...{ widget, by, name, words, products, meta }} isErased={entry.text === null} />
  }, [entry, status, language, chosen, session])
}

function OnItsWay({ widget, pending }: { widget: Widget; pending: Pending }): JSX.Element {
  const { text } = widget.speech
  const { cid, failure } = pending
  const status = statusOf(widget.chat, pending)
  const meta = text(status === 'queued' && widget.chat.link !== 'open' ? 'waiting' : status)
  return (
    <Bubble widget={widget} by="visitor" words={pending.text} meta={meta} isFailed={failure !== null}>
      {failure && (
        <p class="failure">
          <span>{failure.message || text(failure.code === 'too_long' ? 'too_long' : 'refused')}</span>
          <button type="button" class="link" onClick={() => widget.conversation.again(cid)}>
            {text('retry')}
          </button>
          <button type="button" class="link" onClick={() => widget.conversation.discard(cid)}>
            {text('discard')}
          </button>
        </p>
      )}
    </Bubble>
  )
}
