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
  name?: string | null | undefined
  meta?: string
  products?: Product[] | undefined
  look?: 'failed' | 'erased' | ''
  children?: ComponentChildren
}

/** One message: text as text, whatever it holds, then the products it shows. */
export function Bubble({ widget, by, words, name, meta, products, look, children }: BubbleProps): JSX.Element {
  const speaker = by === 'agent' && name ? name : widget.speech.text(by)
  return (
    <div class={`message ${by} ${look ?? ''}`}>
      <p class={by === 'agent' ? 'speaker' : 'unseen'}>{speaker}</p>
      {words && (
        <p class="words" dir="auto">
          {words}
        </p>
      )}
      {products && products.length > 0 && (
        <ul class="cards">
          {products.map((product) => (
            <Card key={product.id} {...{ widget, product }} />
          ))}
        </ul>
      )}
      {meta && <p class="meta">{meta}</p>}
      {children}
    </div>
  )
}
