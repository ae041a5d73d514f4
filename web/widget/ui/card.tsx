// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Action, Product } from '../../protocol/frames.ts'
import { webAddress } from '../client/clean.ts'
import type { Widget } from '../widget.ts'

/** A product in the conversation, with what the visitor can do about it. */
export function Card({ widget, product }: { widget: Widget; product: Product }): JSX.Element {
  const { text } = widget.speech
  const isChosen = widget.compared.some(({ id }) => id === product.id)
  const options = product.variants?.length ?? 0
  return (
    <li class="card">
      <Picture product={product} />
      <h3 dir="auto">{product.title}</h3>
      <Price widget={widget} product={product} />
      <p class="facts">
        <Stock widget={widget} product={product} />
        {options > 1 && <span>{text('options', { n: options })}</span>}
      </p>
      <div class="actions">
        <Visit widget={widget} product={product} action="buy" class="main" />
        <Visit widget={widget} product={product} action="view" />
        <button
          type="button"
          aria-pressed={isChosen}
          aria-label={`${text('compare')}: ${product.title}`}
          onClick={() => widget.compare(product)}
        >
          {text('compare')}
        </button>
      </div>
    </li>
  )
}

/** A link, so that it can be opened in a tab of its own; a plain click asks the server first. */
export function Visit(props: { widget: Widget; product: Product; action: Action; class?: string }): JSX.Element | null {
  const { widget, product, action } = props
  const address = widget.addressOf(product)
  const name = widget.speech.text(action === 'buy' ? 'buy' : 'details')
  if (!address || (action === 'buy' && !product.in_stock)) return null
  return (
    <a
      class={props.class}
      href={address}
      aria-label={`${name}: ${product.title}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        void widget.visit(product, action)
      }}
    >
      {name}
    </a>
  )
}

export function Price({ widget, product }: { widget: Widget; product: Product }): JSX.Element {
  const { text, money } = widget.speech
  const { price, was, currency, unit } = product
  return (
    <p class="price">
      <strong>{money(price, currency)}</strong>
      {was && (
        <s>
          <span class="unseen">{text('was')}: </span>
          {money(was, currency)}
        </s>
      )}
      {unit.code !== 'piece' && <small>{text('per', { unit: unit.label })}</small>}
    </p>
  )
}

export function Stock({ widget, product }: { widget: Widget; product: Product }): JSX.Element {
  return (
    <span class={product.in_stock ? 'in' : 'out'}>
      {widget.speech.text(product.in_stock ? 'inStock' : 'outOfStock')}
    </span>
  )
}

export function Picture({ product }: { product: Product }): JSX.Element {
  const [isBroken, setBroken] = useState(false)
  const address = product.image ? webAddress(product.image, document.baseURI) : null
  return (
    <div class="picture" aria-hidden="true">
      {address && !isBroken ? (
        <img src={address.href} alt="" loading="lazy" onError={() => setBroken(true)} />
      ) : (
        [...product.title][0]
      )}
    </div>
  )
}
