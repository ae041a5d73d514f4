// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Product } from '../../protocol/frames.ts'
import type { Widget } from '../widget.ts'
import { Picture, Price, Stock, Visit } from './card.tsx'
import { BackIcon } from './icons.tsx'

/** What was chosen to be compared, as long as something is. */
export function CompareBar({ widget, onCompare }: { widget: Widget; onCompare(): void }): JSX.Element | null {
  const { text } = widget.speech
  const n = widget.compared.length
  if (n === 0) return null
  return (
    <div class="compare-bar" role="status">
      {n === 1 ? (
        <p>{text('pickMore')}</p>
      ) : (
        <button type="button" class="main" onClick={onCompare}>
          {text('compareThese', { n })}
        </button>
      )}
      <button type="button" class="link" onClick={() => widget.clearCompared()}>
        {text('clear')}
      </button>
    </div>
  )
}

/** The chosen products side by side. */
export function Compare({ widget, onBack }: { widget: Widget; onBack(): void }): JSX.Element {
  const { text, money } = widget.speech
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  const products = widget.compared
  const row = (name: string, cell: (product: Product) => JSX.Element) => (
    <tr>
      <th scope="row">{name}</th>
      {products.map((product) => (
        <td key={product.id}>{cell(product)}</td>
      ))}
    </tr>
  )
  return (
    <div class="compare">
      <button ref={back} type="button" class="back" onClick={onBack}>
        <BackIcon />
        {text('back')}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div class="sheet" tabIndex={0} role="region" aria-label={text('compare')}>
        <table>
          <thead>
            <tr>
              <td />
              {products.map((product) => (
                <th key={product.id} scope="col">
                  <Picture product={product} />
                  {product.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(text('price'), (product) => (
              <Price widget={widget} product={product} />
            ))}
            {row(text('stock'), (product) => (
              <Stock widget={widget} product={product} />
            ))}
            {products.some((product) => product.variants?.length) &&
              row(text('variants'), (product) => (
                <>
                  {product.variants?.map((variant) => (
                    <p key={variant.id}>
                      {variant.title} {money(variant.price, product.currency)}
                    </p>
                  ))}
                </>
              ))}
            <tr>
              <td />
              {products.map((product) => (
                <td key={product.id}>
                  <Visit widget={widget} product={product} action="buy" class="main" />
                  <Visit widget={widget} product={product} action="view" />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  )
}
