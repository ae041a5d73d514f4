// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

import { el } from './elements.ts'
import type { Texts } from './texts.ts'

export interface Quantity {
  field: HTMLInputElement
  element: HTMLElement
}

const digits = (step: string) => (step.split('.')[1] ?? '').length

/** A whole number of steps, at least one, written with the step's digits. */
export function inSteps(amount: number, step: string): string {
  const steps = Math.max(1, Math.round(amount / Number(step)))
  return (steps * Number(step)).toFixed(digits(step))
}

/** Where an amount is chosen in steps of its unit; `chosen` hears of it when it is settled. */
export function quantityField(
  text: Texts,
  { label, name, value, step }: { label: string; name: string; value: string; step: string },
  chosen: (amount: string) => void = () => {},
): Quantity {
  const settle = (amount: number) => {
    field.value = inSteps(Number.isFinite(amount) ? amount : 0, step)
    chosen(field.value)
  }
  const field = el('input', {
    type: 'number',
    min: step,
    step,
    value,
    inputmode: digits(step) ? 'decimal' : 'numeric',
    'aria-label': name,
    onchange: () => settle(field.valueAsNumber),
  })
  const by = (sign: 1 | -1, mark: string, words: string) =>
    el(
      'button',
      {
        type: 'button',
        'aria-label': `${words}: ${name}`,
        onclick: () => settle(field.valueAsNumber + sign * Number(step)),
      },
      mark,
    )
  return {
    field,
    element: el(
      'span',
      { class: 'quantity' },
      by(-1, '−', text.less),
      field,
      by(1, '+', text.more),
      el('span', {}, label),
    ),
  }
}
