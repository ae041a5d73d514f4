// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { ComponentChildren, JSX } from 'preact'
import type { By, Product } from '../../protocol/frames.ts'
import type { Widget } from '../widget.ts'
import { Card } from './card.tsx'

interface BubbleProps {
  widget: Widget
  by: By
  words: string
  name?: string | null
  meta?: string
  products?: Product[]
  isFailed?: boolean
  isErased?: boolean
  children?: ComponentChildren
}

/** One message: text as text, whatever it holds, then the products it shows. */
export function Bubble({
  widget,
  by,
  words,
  name,
  meta,
  products = [],
  isFailed,
  isErased,
  children,
}: BubbleProps): JSX.Element {
  const { text } = widget.speech
  const speaker = by === 'visitor' ? text('you') : by === 'agent' ? (name ?? text('agent')) : text('bot')
  return (
    <div class={`message ${by}${isFailed ? ' failed' : ''}${isErased ? ' erased' : ''}`}>
      <p class={by === 'agent' ? 'speaker' : 'unseen'}>{speaker}</p>
      {words && (
        <p class="words" dir="auto">
          {words}
        </p>
      )}
      {products.length > 0 && (
        <ul class="cards">
          {products.map((product) => (
            <Card key={product.id} widget={widget} product={product} />
          ))}
        </ul>
      )}
      {meta && <p class="meta">{meta}</p>}
      {children}
    </div>
  )
}
