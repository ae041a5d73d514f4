// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import type { JSX } from 'preact'
import type { Action, Product } from '../../protocol/frames.ts'
import { webAddress } from '../client/clean.ts'
import type { Widget } from '../widget.ts'

interface Props {
  widget: Widget
  product: Product
}

/** A product in the conversation, with what the visitor can do about it. */
export function Card({ widget, product }: Props): JSX.Element {
  const { text } = widget.speech
  const options = product.variants?.length ?? 0
  return (
    <li class="card">
      <Picture product={product} />
      <h3 dir="auto">{product.title}</h3>
      <Price {...{ widget, product }} />
      <p class="facts">
        <Stock {...{ widget, product }} />
        {options > 1 && <span>{text('options', { n: options })}</span>}
      </p>
      <div class="actions">
        <Visits {...{ widget, product }} />
        <button
          type="button"
          aria-pressed={widget.isCompared(product)}
          aria-label={`${text('compare')}: ${product.title}`}
          onClick={() => widget.compare(product)}
        >
          {text('compare')}
        </button>
      </div>
    </li>
  )
}

/** Links, so that they can be opened in a tab of their own; a plain click asks the server first. */
export function Visits({ widget, product }: Props): JSX.Element | null {
  const address = widget.addressOf(product)
  if (!address) return null
  const visit = (action: Action, name: string, look: string) => (
    <a
      class={`visit ${look}`}
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
  return (
    <>
      {product.in_stock && visit('buy', widget.speech.text('buy'), 'main')}
      {visit('view', widget.speech.text('details'), '')}
    </>
  )
}

export function Price({ widget, product }: Props): JSX.Element {
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
      {unit.code !== 'piece' && <small>/ {unit.label}</small>}
    </p>
  )
}

export function Stock({ widget, product }: Props): JSX.Element {
  const name = product.in_stock ? 'inStock' : 'outOfStock'
  return <span class={name}>{widget.speech.text(name)}</span>
}

/** The picture over the first letter, which is what stays when there is none. */
export function Picture({ product }: { product: Product }): JSX.Element {
  const address = product.image && webAddress(product.image, document.baseURI)
  return (
    <div class="picture" aria-hidden="true">
      {[...product.title][0]}
      {address && (
        <img
          src={address.href}
          alt=""
          loading="lazy"
          onError={(event) => {
            event.currentTarget.hidden = true
          }}
        />
      )}
    </div>
  )
}
