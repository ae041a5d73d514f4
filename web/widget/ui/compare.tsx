// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import type { Product } from '../../protocol/frames.ts'
import type { Widget } from '../widget.ts'
import { Picture, Price, Stock, Visits } from './card.tsx'
import { focus } from './focus.ts'

interface Props {
  widget: Widget
}

/** What was chosen to be compared, as long as something is. */
export function CompareBar({ widget }: Props): JSX.Element {
  const { text } = widget.speech
  const n = widget.compared.length
  return (
    <div role="status" class={n ? 'bar' : ''}>
      {n === 1 && <p>{text('pickMore')}</p>}
      {n > 1 && (
        <button type="button" class="main" onClick={() => widget.show({ isComparing: true })}>
          {text('compareThese', { n })}
        </button>
      )}
      {n > 0 && (
        <button type="button" class="link" onClick={() => widget.show({ compared: [] })}>
          {text('clear')}
        </button>
      )}
    </div>
  )
}

/** The chosen products side by side. */
export function Compare({ widget }: Props): JSX.Element {
  const { text } = widget.speech
  return (
    <section class="compare" aria-label={text('compare')}>
      <button ref={focus} type="button" class="back" onClick={() => widget.show({ isComparing: false })}>
        {text('back')}
      </button>
      <table>
        <tbody>
          {[Heading, Price, Stock, Visits].map((Cell) => (
            <tr key={Cell}>
              {widget.compared.map((product) => (
                <td key={product.id}>
                  <Cell {...{ widget, product }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Heading = ({ product }: { product: Product }): JSX.Element => (
  <>
    <Picture product={product} />
    <h3>{product.title}</h3>
  </>
)
